using System.Text;
using WorkOrders.Api.ImportFiles;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Application.Tests.Imports;

/// <summary>Rows are sorted so that parents come before their children, wherever they are in the file.</summary>
public sealed class CreationSequenceTests
{
    [Test]
    public void At_most_forty_parent_keys_of_a_row_are_kept()
    {
        var parents = string.Join(
            ',', Enumerable.Range(0, 1000).Select(parent => $"\"_parent_job\":{{\"reference_back_office\":\"{parent}\"}}"));
        var keys = RowKeysReader.Read(Entity.Of<Job>(), Encoding.UTF8.GetBytes($"{{{parents}}}"));
        Assert.That(keys.Ancestors.Concat(keys.Embedded), Has.Exactly(40).Items);
    }

    [Test]
    public void A_parent_chain_through_a_whole_file_is_sorted_in_either_direction([Values] bool childrenFirst)
    {
        var keys = Enumerable.Range(0, RowSpool.MaxRows)
            .Select(row => childrenFirst ? (Own: row, Parent: row + 1) : (Own: row + 1, Parent: row))
            .Select(row => $$"""{"reference_back_office":"{{row.Own}}","_parent_jobs_reference_back_office":"{{row.Parent}}"}""")
            .Select(order => RowKeysReader.Read(Entity.Of<Job>(), Encoding.UTF8.GetBytes(order)))
            .ToList();
        var order = new CreationSequence(keys);
        var rows = Enumerable.Range(0, RowSpool.MaxRows);
        Assert.That(order.Rows, Is.EqualTo(childrenFirst ? rows.Reverse() : rows));
        Assert.That(order.FindCycle(0), Is.Empty);
    }

    [Test]
    public void Children_are_sorted_after_all_rows_that_embed_their_parent()
    {
        var keys = Enumerable.Range(0, RowSpool.MaxRows)
            .Select(row => row % 2 == 0 ? "_parent_jobs_reference_back_office\":\"P\"" : "_parent_job\":{\"reference_back_office\":\"P\"}")
            .Select(parent => RowKeysReader.Read(Entity.Of<Job>(), Encoding.UTF8.GetBytes($"{{\"{parent}}}")))
            .ToList();
        Assert.That(new CreationSequence(keys).Rows, Is.EqualTo(Enumerable.Range(0, RowSpool.MaxRows).OrderBy(row => row % 2 == 0)));
    }
}
