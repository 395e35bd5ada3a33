namespace WorkOrders.Load;

/// <summary>The amount and the duration of the measurements.</summary>
internal sealed record Options
{
    /// <summary>The default. Only results of runs that are at least this large are written to RESULTS.md.</summary>
    public static readonly Options Default = new();

    /// <summary>The default, with a large database of the size stated in the targets.</summary>
    public static readonly Options Full = Default with { LargeOrders = 10_000_000 };

    /// <summary>A quick estimate in two minutes.</summary>
    public static readonly Options Quick = Default with
    {
        Rounds = 2,
        Round = TimeSpan.FromSeconds(1),
        Orders = 2_000,
        LargeOrders = 50_000,
        ListOrders = 50_000,
        ListProjects = 5_000,
        ImportSize = 2_000,
        FirstLoadCompanies = 400,
        FirstLoadProjects = 2_000,
        Listeners = 1_000,
        Starts = 2,
        Memory = TimeSpan.FromSeconds(5),
        Pool = 8,
        FirstWarmUp = TimeSpan.FromSeconds(1.5),
    };

    /// <summary>Checks that everything works; the figures are meaningless.</summary>
    public static readonly Options Smoke = Default with
    {
        Rounds = 1,
        Round = TimeSpan.FromMilliseconds(50),
        Orders = 100,
        LargeOrders = 300,
        ListOrders = 2_000,
        ListProjects = 200,
        ImportSize = 50,
        FirstLoadCompanies = 10,
        FirstLoadProjects = 50,
        Listeners = 20,
        BoardTechnicians = 8,
        ComparesPages = false,
        Starts = 1,
        Memory = TimeSpan.FromSeconds(1),
        Pool = 4,
        FirstWarmUp = TimeSpan.FromMilliseconds(50),
    };

    /// <summary>The number of rounds.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>The measured time of each run.</summary>
    public TimeSpan Round { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The number of orders in the small database.</summary>
    public int Orders { get; init; } = 10_000;

    /// <summary>The number of orders in the large database.</summary>
    public int LargeOrders { get; init; } = 1_000_000;

    /// <summary>The number of orders in the database of the lists.</summary>
    public int ListOrders { get; init; } = 1_000_000;

    /// <summary>The number of projects in the database of the lists.</summary>
    public int ListProjects { get; init; } = 100_000;

    /// <summary>The number of orders in one import.</summary>
    public int ImportSize { get; init; } = 10_000;

    /// <summary>The number of companies in the first load.</summary>
    public int FirstLoadCompanies { get; init; } = 20_000;

    /// <summary>The number of projects in the first load.</summary>
    public int FirstLoadProjects { get; init; } = 100_000;

    /// <summary>The number of listeners of the change feed.</summary>
    public int Listeners { get; init; } = 5_000;

    /// <summary>The number of technicians on the larger planning board; the smaller one has a quarter of them.</summary>
    public int BoardTechnicians { get; init; } = 200;

    /// <summary>Whether the planning board is compared with a page whose packages npm installs.</summary>
    public bool ComparesPages { get; init; } = true;

    /// <summary>The number of starts to measure.</summary>
    public int Starts { get; init; } = 5;

    /// <summary>The length of the memory measurement.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The pool size of the ceiling; null to use the fastest size.</summary>
    public int? Pool { get; init; }

    /// <summary>The warm-up of a newly started program, while its code is compiled.</summary>
    public TimeSpan FirstWarmUp { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The measured time of each run of a list, short because there are many.</summary>
    public TimeSpan ListRound => Round / 4;

    /// <summary>The time limit for a response, and for a program to stop.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the results may be written to RESULTS.md.</summary>
    public bool AreAtLeastDefault =>
        this with { Rounds = Default.Rounds, Round = Default.Round, LargeOrders = Default.LargeOrders } == Default
        && Rounds >= Default.Rounds && Round >= Default.Round && LargeOrders >= Default.LargeOrders;

    /// <summary>Describes the options in one line.</summary>
    public string Describe() =>
        $"{Rounds} rounds of {Round.TotalSeconds:0.##} s; {Orders:N0} stored orders, {LargeOrders:N0} in the large database";

    /// <summary>The warm-up of each run; short runs have none.</summary>
    public TimeSpan WarmUp => Round >= TimeSpan.FromSeconds(2) ? Round / 4 : TimeSpan.Zero;
}
