namespace WorkOrders.Integration.Tests.Lists;

/// <summary>Generates the values of sample rows: few different ones, so that conditions often hold, and difficult ones.</summary>
internal static class SampleValues
{
    private static readonly string[] Texts =
    [
        "Boiler", "boiler", "BOILER 50%", "50% off_now", "50 percent", "a_b", "axb", @"a\b", @"\", "%", "_", "O'Brien", "''", "\"quoted\"",
        "Ölheizung", "ölheizung", "Élan", "e\u0301lan", "  padded  ", "\tTab\u00a0", "", " ", "😀 smile", "x😀y", "日本語", "Zürich", "z", "Z",
        "A", "a", "\uffee", "null", "true", "2026-05-01", "42", "@p1", "$filter", "--;", "line\nbreak",
    ];

    private static readonly DateTimeOffset Start = new(2019, 12, 30, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Returns a text.</summary>
    public static string Text(Random random) => random.Next(4) == 0
        ? Texts[random.Next(Texts.Length)] + Texts[random.Next(Texts.Length)]
        : Texts[random.Next(Texts.Length)];

    /// <summary>Returns a point in time, some of them at midnight, at full seconds, and with microseconds.</summary>
    public static DateTimeOffset Instant(Random random)
    {
        var day = Start.AddDays(random.Next(4000));
        return random.Next(4) switch
        {
            0 => day,
            1 => day.AddMinutes(random.Next(1440)),
            2 => day.AddSeconds(random.Next(86400)),
            _ => day.AddTicks(random.NextInt64(TimeSpan.TicksPerDay) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond),
        };
    }

    /// <summary>Returns a whole number, most of them small.</summary>
    public static long Integer(Random random) => random.Next(8) switch
    {
        0 => 0,
        1 => random.Next(100_000),
        _ => random.Next(60),
    };

    /// <summary>Returns a decimal number with up to six digits after the point.</summary>
    public static decimal Decimal(Random random) => random.Next(5) switch
    {
        0 => 0m,
        1 => random.Next(-90, 90),
        2 => random.Next(-180, 180) / 2m,
        _ => random.Next(-90_000_000, 90_000_000) / 1_000_000m,
    };

    /// <summary>Returns null with a probability of 10 to 30 percent, which depends on the name of the field.</summary>
    public static object? OrNull(Random random, string field, Func<Random, object> value) =>
        random.Next(100) < 10 + (field.Length * 7 % 21) ? null : value(random);
}
