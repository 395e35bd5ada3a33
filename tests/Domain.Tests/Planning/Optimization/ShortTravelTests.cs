using WorkOrders.Domain.Planning;
using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Tests.Planning.Optimization;

public sealed class ShortTravelTests
{
    // An hour apart at 50 km/h with detours.
    private static readonly Place Here = Place.Known(51.0m, 4.0m)!.Value;
    private static readonly Place There = Place.Known(51.0m, 4.548m)!.Value;
    private static readonly DateTimeOffset Midnight = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Period Day = new(Midnight, Midnight.AddDays(1));

    [Test]
    public void It_is_beside_a_visit_at_another_place() =>
        Assert.That(Parts(Booking(9, 11, There)), Is.EqualTo(["08:00-09:00", "11:00-12:00"]));

    [Test]
    public void It_ends_at_the_next_visit() => Assert.That(
        Parts(Booking(9, 10, There), Booking(10.5, 11, Here)), Is.EqualTo(["08:00-09:00", "10:00-10:30"]));

    [Test]
    public void There_is_none_without_places() => Assert.That(Parts(Booking(9, 11, null)), Is.Empty);

    [Test]
    public void There_is_none_beside_a_suggestion() => Assert.That(Parts(Booking(9, 11, There, isFirm: false)), Is.Empty);

    [Test]
    public void All_members_of_a_team_count()
    {
        var team = new Team(Technician(Booking(9, 10, There)), [Technician(Booking(14, 15, There))]);
        Assert.That(Parts(team), Is.EqualTo(["08:00-09:00", "10:00-11:00", "13:00-14:00", "15:00-16:00"]));
    }

    private static IEnumerable<string> Parts(params Booking[] bookings) => Parts(new Team(Technician(bookings), []));

    private static IEnumerable<string> Parts(Team team)
    {
        var work = new PlannableWork(Guid.CreateVersion7(), "A", TimeSpan.FromHours(1)) { Place = Here };
        return ShortTravel.Of(work, team, Day, new GreatCircleTravel()).Select(part => $"{part.From:HH:mm}-{part.To:HH:mm}");
    }

    private static TechnicianAgenda Technician(params Booking[] bookings) =>
        new(Guid.CreateVersion7(), "T", TimeZoneInfo.Utc, new(TimeZoneInfo.Utc, [], [], [])) { Bookings = bookings };

    private static Booking Booking(double from, double to, Place? place, bool isFirm = true) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), "B", new(Midnight.AddHours(from), Midnight.AddHours(to)), isFirm, place);
}
