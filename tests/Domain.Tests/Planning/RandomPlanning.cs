using WorkOrders.Domain.Planning;

namespace WorkOrders.Domain.Tests.Planning;

/// <summary>Random work and technicians.</summary>
internal static class RandomPlanning
{
    /// <summary>The grid of the times.</summary>
    public const int Minutes = 5;
    private static readonly Guid Skill = Guid.CreateVersion7();
    private static readonly TimeZoneInfo[] Zones =
    [
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels"), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
        TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe"),
    ];

    // Weeks in which the clocks change in one of the zones.
    private static readonly DateTimeOffset[] Starts =
    [
        new(2026, 3, 27, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 23, 0, 0, 0, TimeSpan.Zero), new(2026, 3, 6, 0, 0, 0, TimeSpan.Zero),
        new(2026, 4, 3, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 2, 0, 0, 0, TimeSpan.Zero),
    ];

    /// <summary>Returns four days in which the clocks change in one of the zones.</summary>
    public static Period Days(int seed) => new(Starts[seed % Starts.Length], Starts[seed % Starts.Length].AddDays(4));

    public static PlannableWork Work(Random random, Period within) =>
        new(Guid.CreateVersion7(), "A", TimeSpan.FromMinutes(Minutes * random.Next(1, 60)))
        {
            Earliest = random.Next(2) == 0 ? null : within.From.AddMinutes(Minutes * random.Next(300)),
            Due = random.Next(2) == 0 ? null : within.To.AddMinutes(-Minutes * random.Next(300)),
            SkillId = random.Next(3) == 0 ? Skill : null,
            SkillName = "WELD",
        };

    public static TechnicianAgenda Technician(Random random, Period within)
    {
        var zone = Zones[random.Next(Zones.Length)];
        WeeklyHours[] hours =
        [
            .. from weekday in Enumerable.Range(1, 7)
               from shift in Enumerable.Range(0, random.Next(1, 3))
               select new WeeklyHours(weekday, Quarter(random), Quarter(random)),
        ];
        var date = DateOnly.FromDateTime(within.From.UtcDateTime);
        return new(Guid.CreateVersion7(), "T", zone, new(
            zone, hours, random.Next(2) == 0 ? [] : [date.AddDays(random.Next(5))],
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => Part(random, within))]))
        {
            Skills = random.Next(2) == 0 ? [] : [new(Skill, 1, random.Next(2) == 0 ? null : date.AddDays(random.Next(5)))],
            Bookings = [.. Enumerable.Range(0, random.Next(6)).Select(_ => new Booking(
                Guid.CreateVersion7(), Guid.CreateVersion7(), "B", Part(random, within), random.Next(3) > 0))
                .OrderBy(each => each.Period.From)],
        };
    }

    private static TimeOnly Quarter(Random random) => new TimeOnly(0).AddMinutes(15 * random.Next(96));

    private static Period Part(Random random, Period within)
    {
        var from = within.From.AddMinutes(Minutes * random.Next(4 * 24 * 60 / Minutes));
        return new(from, from.AddMinutes(Minutes * random.Next(1, 100)));
    }
}
