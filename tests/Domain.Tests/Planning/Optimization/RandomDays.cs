using WorkOrders.Domain.Planning;
using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Tests.Planning.Optimization;

/// <summary>Random visits and routes of technicians with skills, breaks, absences and planned work; the same for a seed.</summary>
internal sealed class RandomDays
{
    private const int Skills = 6;
    private static readonly DateTimeOffset Monday = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Random _random;
    private readonly int _days;

    public RandomDays(int seed, int technicians, int visits, int days = 1)
    {
        (_random, _days) = (new(seed), days);
        (Guid Id, int[] Skills)[] staff = [.. Enumerable.Range(0, technicians).Select(_ => (NewId(), Draw(_random.Next(2, 5))))];
        Routes = [.. from technician in staff from day in Enumerable.Range(0, days) select RouteOf(technician.Id, Monday.AddDays(day))];
        Visits = [.. Enumerable.Range(0, visits).Select(_ => VisitFor(staff))];
    }

    public IReadOnlyList<Visit> Visits { get; }

    public IReadOnlyList<Route> Routes { get; }

    private Route RouteOf(Guid technician, DateTimeOffset midnight)
    {
        var begin = midnight.AddMinutes((7 * 60) + (15 * _random.Next(8)));
        Period[] hours = [new(begin, begin.AddHours(4)), new(begin.AddHours(4.75), begin.AddHours(8.5))];
        Period[] absences = _random.Next(10) == 0 ? [new(begin.AddHours(_random.Next(-2, 6)), begin.AddHours(_random.Next(6, 9)))] : [];
        FixedVisit[] planned = [.. Enumerable.Range(0, _random.Next(3)).Select(_ =>
            new FixedVisit(new Period(begin.AddMinutes(5 * _random.Next(90)), default), PlaceOrUnknown()))];
        return new(technician, [.. hours.SelectMany(period => period.Without(absences))])
        {
            Start = PlaceOrUnknown(),
            End = _random.Next(2) == 0 ? PlaceOrUnknown() : null,
            FixedVisits = [.. planned.Select(item => item with { Period = item.Period with { To = item.Period.From.AddMinutes(45) } })],
            Capacity = 20,
        };
    }

    private Visit VisitFor((Guid Id, int[] Skills)[] staff)
    {
        var needed = Draw(_random.Next(4) switch { 0 => 0, 3 => 2, _ => 1 });
        var day = Monday.AddDays(_random.Next(_days));
        var window = _random.Next(10) switch
        {
            < 4 => new Period(Monday, Monday.AddDays(_days)),
            < 6 => new(day, day.AddHours(12)),
            < 8 => new(day.AddHours(12), day.AddHours(20)),
            _ => Hours(day.AddHours(_random.Next(8, 15)), 3),
        };
        var previous = staff[_random.Next(staff.Length)].Id;
        var isKnownCustomer = _random.Next(3) == 0;
        return new(NewId(), TimeSpan.FromMinutes(15 * _random.Next(1, 7)), window, [
            .. from technician in staff
               where !needed.Except(technician.Skills).Any()
               select new Candidate(
                   technician.Id, technician.Skills.Length - needed.Length, isKnownCustomer && technician.Id != previous)])
        {
            Place = PlaceOrUnknown(),
            Weight = _random.Next(6) switch { 0 => 5, < 3 => 2, _ => 1 },
            Due = _random.Next(3) == 0 ? window.From.AddHours(_random.Next(10, 18)) : null,
            Load = _random.Next(4),
        };
    }

    private static Period Hours(DateTimeOffset from, int hours) => new(from, from.AddHours(hours));

    private int[] Draw(int count)
    {
        int[] all = [.. Enumerable.Range(0, Skills)];
        _random.Shuffle(all);
        return all[..count];
    }

    // Around Brussels; one in twenty is unknown.
    private Place? PlaceOrUnknown() =>
        _random.Next(20) == 0 ? null : new Place(50.6 + (0.5 * _random.NextDouble()), 4 + (0.8 * _random.NextDouble()));

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new(bytes);
    }
}
