using System.CommandLine;
using WorkOrders.Load.Results;
using WorkOrders.Load.Scenarios;

namespace WorkOrders.Load;

/// <summary>The command line of the bench.</summary>
internal static class CommandLine
{
    private static readonly IScenario[] All =
    [
        new Create(), new FixedRate(), new EmbeddedSample(), new Import(), new FirstLoad(), new Get(), new Patch(), new LargeDatabase(),
        new Lists(), new PlanningBoard(), new Listeners(), new Startup(), new Memory(),
    ];

    private static readonly Option<string[]> Scenarios =
        new("--scenarios")
        {
            Description = $"The scenarios to run, separated by commas: {string.Join(", ", All.Select(scenario => scenario.Name))}.",
        };
    private static readonly Option<bool> Quick =
        new("--quick") { Description = "A quick estimate in two minutes, with fewer and shorter rounds and fewer orders." };
    private static readonly Option<bool> Full = new("--full") { Description = "Stores 10,000,000 orders in the large database." };
    private static readonly Option<bool> Smoke =
        new("--smoke") { Description = "Checks that everything works; the figures are meaningless.", Hidden = true };
    private static readonly Option<double?> Timeout =
        new("--patience") { Description = "The time limit for a response, in seconds.", Hidden = true };
    private static readonly Option<int?> Rounds = new("--rounds") { Description = "The number of rounds." };
    private static readonly Option<double?> Seconds = new("--seconds") { Description = "The measured time of each run, in seconds." };
    private static readonly Option<int?> Many = new("--many") { Description = "The number of orders in the large database." };
    private static readonly Option<string?> Results =
        new("--results") { Description = "The directory for the report and its chart, even for a partial run." };
    private static readonly Option<int?> Pool =
        new("--pool") { Description = "The pool size of the hand-written endpoint; by default the fastest size is used." };

    /// <summary>Parses the command line.</summary>
    public static ParseResult Read(string[] args)
    {
        var root = new RootCommand(
            "Compares WorkOrders with a hand-written endpoint and with PostgreSQL alone, alternately on this machine.")
        {
            Scenarios, Quick, Full, Smoke, Rounds, Seconds, Many, Pool, Results, Timeout,
        };
        Scenarios.CustomParser = names => names.Tokens.SelectMany(token => token.Value.Split(',')).ToArray();
        root.SetAction(Run);
        return root.Parse(args);
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken ct)
    {
        var options = ReadOptions(parsed);
        var names = parsed.GetValue(Scenarios) ?? [];
        if (names.Except(All.Select(scenario => scenario.Name)).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync(
                $"Unknown scenario \"{unknown}\". The scenarios are: {string.Join(", ", All.Select(scenario => scenario.Name))}.");
            return 1;
        }
        var scenarios = All.Where(scenario => names.Length == 0 || names.Contains(scenario.Name)).ToList();
        try
        {
            await using var bench = await Bench.Start(options, ct);
            foreach (var (number, scenario) in scenarios.Index())
            {
                Bench.Log($"scenario {number + 1} of {scenarios.Count}: {scenario.Name}");
                await scenario.Run(bench);
            }
            Console.WriteLine($"\n{Table.Write(bench.Results)}\n");
            var isComplete = options.AreAtLeastDefault && scenarios.Count == All.Length;
            Console.WriteLine((parsed.GetValue(Results) ?? (isComplete ? Repository.Results : null)) is { } directory
                ? $"Written to {Report.Write(bench, directory)}"
                : "RESULTS.md is unchanged; it is only written after a run of all scenarios with at least the default length.");
            return 0;
        }
        catch (Exception stopped) when (ct.IsCancellationRequested)
        {
            Bench.Log($"stopped: {stopped.Message}");
            return 130;
        }
        catch (BenchException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private static Options ReadOptions(ParseResult parsed)
    {
        var preset = parsed.GetValue(Smoke)
            ? Options.Smoke
            : parsed.GetValue(Quick) ? Options.Quick : parsed.GetValue(Full) ? Options.Full : Options.Default;
        return preset with
        {
            Rounds = parsed.GetValue(Rounds) ?? preset.Rounds,
            Round = parsed.GetValue(Seconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : preset.Round,
            LargeOrders = parsed.GetValue(Many) ?? preset.LargeOrders,
            Pool = parsed.GetValue(Pool) ?? preset.Pool,
            Timeout = parsed.GetValue(Timeout) is { } timeout ? TimeSpan.FromSeconds(timeout) : preset.Timeout,
        };
    }
}
