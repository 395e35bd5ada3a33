namespace WorkOrders.Load;

/// <summary>How much is measured.</summary>
internal sealed record Options
{
    /// <summary>What figures that stay are made of: nothing less goes to where the results are kept.</summary>
    public static readonly Options Usual = new();

    /// <summary>As usual, and as large as the targets say.</summary>
    public static readonly Options Full = Usual with { Many = 10_000_000 };

    /// <summary>For a first impression, in two minutes.</summary>
    public static readonly Options Quick = Usual with
    {
        Rounds = 2, Round = TimeSpan.FromSeconds(1), Orders = 2_000, Many = 50_000, Imported = 2_000, Starts = 2, Memory = TimeSpan.FromSeconds(5), Pool = 8,
        FirstWarmUp = TimeSpan.FromSeconds(1.5),
    };

    /// <summary>Enough to see that all of it works, and no figure that means anything.</summary>
    public static readonly Options Smoke = Usual with
    {
        Rounds = 1, Round = TimeSpan.FromMilliseconds(200), Orders = 100, Many = 300, Imported = 50, Starts = 1, Memory = TimeSpan.FromSeconds(1), Pool = 4,
        FirstWarmUp = TimeSpan.FromMilliseconds(200),
    };

    /// <summary>How often each contender has its turn.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>How long a turn is measured.</summary>
    public TimeSpan Round { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Orders stored in the beginning.</summary>
    public int Orders { get; init; } = 10_000;

    /// <summary>Orders stored where many are.</summary>
    public int Many { get; init; } = 1_000_000;

    /// <summary>Orders in one import.</summary>
    public int Imported { get; init; } = 10_000;

    /// <summary>How often the API is started to see how long that takes.</summary>
    public int Starts { get; init; } = 5;

    /// <summary>How long the API's memory is watched.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Connections of the hand-written endpoint; null: whatever proves best for it.</summary>
    public int? Pool { get; init; }

    /// <summary>How long a program that has just been started works before its first turn, while its code is still being compiled.</summary>
    public TimeSpan FirstWarmUp { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long an answer is waited for, and that a program ends when it is told to.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the figures may stand for more than themselves.</summary>
    public bool AreUsual => this with { Rounds = Usual.Rounds, Round = Usual.Round, Many = Usual.Many } == Usual
        && Rounds >= Usual.Rounds && Round >= Usual.Round && Many >= Usual.Many;

    /// <summary>How long each turn runs before it is measured; short ones start at once.</summary>
    public TimeSpan WarmUp => Round >= TimeSpan.FromSeconds(2) ? Round / 4 : TimeSpan.Zero;
}
