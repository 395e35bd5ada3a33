using FsCheck;
using FsCheck.Fluent;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests.WorkOrders;

public sealed class ServiceWindowTests
{
    /// <summary>A small range of hours, so that equal times are common.</summary>
    private static readonly Arbitrary<int> Hours = Gen.Choose(0, 5).ToArbitrary();

    private static readonly Arbitrary<int?> Ends = Gen.Choose(-1, 5).Select(hour => hour < 0 ? null : (int?)hour).ToArbitrary();

    [Test]
    public void A_window_contains_every_time_between_its_ends_inclusive() =>
        Prop.ForAll(Ends, Ends, Hours, (opens, closes, hour) =>
            Window(opens, closes).Contains(At(hour)) == (hour >= (opens ?? int.MinValue) && hour <= (closes ?? int.MaxValue)))
                .QuickCheckThrowOnFailure();

    [Test]
    public void A_window_is_ordered_unless_it_closes_before_it_opens() =>
        Prop.ForAll(Ends, Ends, (opens, closes) =>
            Window(opens, closes).IsOrdered == (opens is null || closes is null || opens <= closes)).QuickCheckThrowOnFailure();

    [Test]
    public void A_window_contains_any_time_if_and_only_if_it_is_ordered() =>
        Prop.ForAll(Ends, Ends, (opens, closes) =>
            Window(opens, closes).IsOrdered == Enumerable.Range(-1, 8).Any(hour => Window(opens, closes).Contains(At(hour))))
                .QuickCheckThrowOnFailure();

    [Test]
    public void Times_are_compared_across_UTC_offsets()
    {
        var window = new ServiceWindow(At(1), At(2));
        Assert.That(window.Contains(At(1).ToOffset(TimeSpan.FromHours(14))), Is.True);
        Assert.That(window.Contains(At(3).ToOffset(TimeSpan.FromHours(-12))), Is.False);
    }

    private static ServiceWindow Window(int? opens, int? closes) =>
        new(opens is { } from ? At(from) : null, closes is { } to ? At(to) : null);

    private static DateTimeOffset At(int hour) => Sample.Now.AddHours(hour);
}
