using System.Text;
using WorkOrders.Api.Imports.Files;

namespace WorkOrders.Application.Tests.Imports;

/// <summary>Parents come before their children, wherever they stand in the file.</summary>
public sealed class RowOrderTests
{
    [Test]
    public void A_row_that_calls_countless_parents_is_not_remembered_with_all_of_them()
    {
        var parents = string.Join(',', Enumerable.Range(0, 1000).Select(parent => $"\"_parent_job\":{{\"reference_back_office\":\"{parent}\"}}"));
        var names = OrderKeys.Read(Encoding.UTF8.GetBytes($"{{{parents}}}"));
        Assert.That(names.Above.Concat(names.Embedded), Has.Exactly(40).Items);
    }

    [Test]
    public void A_chain_as_long_as_a_file_is_put_in_order_whichever_way_it_stands([Values] bool upside)
    {
        var names = Enumerable.Range(0, SpooledRows.Most)
            .Select(row => upside ? (Own: row, Above: row + 1) : (Own: row + 1, Above: row))
            .Select(row => OrderKeys.Read(Encoding.UTF8.GetBytes($$"""{"reference_back_office":"{{row.Own}}","_parent_jobs_reference_back_office":"{{row.Above}}"}""")))
            .ToList();
        var order = new RowOrder(names);
        Assert.That(order.Rows, Is.EqualTo(upside ? Enumerable.Range(0, SpooledRows.Most).Reverse() : Enumerable.Range(0, SpooledRows.Most)));
        Assert.That(order.CircleOf(0), Is.Empty);
    }

    [Test]
    public void As_many_children_as_rows_that_embed_their_parent_are_put_in_order()
    {
        var names = Enumerable.Range(0, SpooledRows.Most)
            .Select(row => row % 2 == 0 ? "_parent_jobs_reference_back_office\":\"P\"" : "_parent_job\":{\"reference_back_office\":\"P\"}")
            .Select(parent => OrderKeys.Read(Encoding.UTF8.GetBytes($"{{\"{parent}}}")))
            .ToList();
        Assert.That(new RowOrder(names).Rows, Is.EqualTo(Enumerable.Range(0, SpooledRows.Most).OrderBy(row => row % 2 == 0)));
    }
}
