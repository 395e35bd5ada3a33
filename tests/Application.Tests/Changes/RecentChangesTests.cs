using WorkOrders.Application.Changes;

namespace WorkOrders.Application.Tests.Changes;

/// <summary>The changes of a tenant that are in memory for its listeners.</summary>
public sealed class RecentChangesTests
{
    private RecentChanges _recent = null!;

    [SetUp]
    public void Create() => _recent = new(Guid.CreateVersion7());

    [Test]
    public void Before_the_feed_has_been_read_there_is_nothing_to_read()
    {
        var (page, added) = _recent.Read(After(7));
        Assert.That((page!.Changes.Count, page.Next, page.More, added.IsCompleted), Is.EqualTo((0, 7, false, false)));
        _recent.Add([], 9);
        Assert.That(added.IsCompleted, "a listener that waits is told that it is behind");
        Assert.That(_recent.Read(After(7)).Page, Is.Null);
    }

    [Test]
    public void A_page_has_the_requested_changes_after_the_position()
    {
        _recent.Add([], 9);
        _recent.Add(Changes(10, 5), 14);
        Assert.That(Read(After(9)), Is.EqualTo("10 11 12 13 14, next 14"));
        Assert.That(Read(After(11) with { Top = 2 }), Is.EqualTo("12 13, next 13, more"));
        Assert.That(Read(After(14)), Is.EqualTo(", next 14"));
        Assert.That(Read(After(15)), Is.EqualTo(", next 15"), "a listener can be ahead");
        Assert.That(Read(After(9) with { Entities = ["jobs"] }), Is.EqualTo("10 12 14, next 14"));
        Assert.That(Read(After(9) with { Entities = ["jobs"], Top = 1 }), Is.EqualTo("10, next 10, more"));
        Assert.That(Read(After(9) with { ExcludeOrigin = "erp1" }), Is.EqualTo("11 13, next 14"));
        Assert.That(Read(After(9) with { ExcludeOrigin = "ERP1" }), Is.EqualTo("10 11 12 13 14, next 14"));
        Assert.That(_recent.Read(After(8)).Page, Is.Null, "the change at position 9 is not in memory");
    }

    [Test]
    public void Only_the_last_changes_are_in_memory()
    {
        _recent.Add([], 0);
        _recent.Add(Changes(1, 1500), 1500);
        _recent.Add(Changes(1501, 1500), 3000);
        Assert.That(_recent.Read(After(999)).Page, Is.Null);
        Assert.That(_recent.Read(After(1000) with { Top = 5000 }).Page!.Changes, Has.Count.EqualTo(RecentChanges.Capacity));
    }

    [Test]
    public void Recent_changes_are_kept_until_listeners_have_had_time_to_read_them()
    {
        _recent.Add([], 0);
        _recent.Add(Changes(1, 3), 3);
        _recent.RemoveOld();
        Assert.That(Read(After(0)), Is.EqualTo("1 2 3, next 3"));
    }

    [Test, NonParallelizable]
    public async Task Waiting_for_less_than_a_millisecond_does_not_occupy_the_processor()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var count = 0; count < 200; count++)
        {
            var page = await _recent.WaitForPage(After(7), TimeSpan.FromMicroseconds(900), CancellationToken.None);
            Assert.That(page!.Changes, Is.Empty);
        }
        var perWait = (GC.GetTotalAllocatedBytes(precise: true) - before) / 200;
        Assert.That(perWait, Is.LessThan(20_000), "bytes allocated in a wait; a loop that does not wait allocates hundreds of thousands");
    }

    private static GetChangesQuery After(long position) => new(position, [], null, GetChangesQuery.DefaultTop);

    /// <summary>Creates changes of alternating entities; those of work orders were made by erp1.</summary>
    private static List<Change> Changes(long first, int count) => [.. Enumerable.Range(0, count).Select(index => new Change
    {
        Position = first + index,
        Entity = index % 2 == 0 ? "jobs" : "skill",
        Operation = "created",
        Origin = index % 2 == 0 ? "erp1" : null,
    })];

    private string Read(GetChangesQuery query)
    {
        var page = _recent.Read(query).Page!;
        return $"{string.Join(' ', page.Changes.Select(change => change.Position))}, next {page.Next}{(page.More ? ", more" : "")}";
    }
}
