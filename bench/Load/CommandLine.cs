using System.CommandLine;
using WorkOrders.Load.Results;
using WorkOrders.Load.Scenarios;

namespace WorkOrders.Load;

/// <summary>What can be asked of the bench.</summary>
internal static class CommandLine
{
    private static readonly IScenario[] All = [new Create(), new Steady(), new Sample(), new Import(), new Get(), new Many(), new Start(), new Memory()];

    private static readonly Option<string[]> Scenarios = new("--scenarios") { Description = $"Only these, separated by commas: {string.Join(", ", All.Select(scenario => scenario.Name))}." };
    private static readonly Option<bool> Quick = new("--quick") { Description = "A first impression in two minutes: fewer and shorter rounds, fewer orders." };
    private static readonly Option<bool> Full = new("--full") { Description = "10,000,000 orders where many are stored." };
    private static readonly Option<bool> Smoke = new("--smoke") { Description = "Only shows that everything works.", Hidden = true };
    private static readonly Option<double?> Patience = new("--patience") { Description = "Seconds that an answer is waited for.", Hidden = true };
    private static readonly Option<int?> Rounds = new("--rounds") { Description = "How often each contender has its turn." };
    private static readonly Option<double?> Seconds = new("--seconds") { Description = "How long a turn is measured." };
    private static readonly Option<int?> Many = new("--many") { Description = "Orders stored where many are." };
    private static readonly Option<string?> Results = new("--results") { Description = "A directory to write the report and its chart to, whatever was measured." };
    private static readonly Option<int?> Pool = new("--pool") { Description = "Connections of the hand-written endpoint, instead of what proves best for it." };

    /// <summary>Reads the command line; invoke the result.</summary>
    public static ParseResult Read(string[] args)
    {
        var root = new RootCommand("Measures WorkOrders against a hand-written endpoint and against PostgreSQL itself, on this machine, in turn.")
        {
            Scenarios, Quick, Full, Smoke, Rounds, Seconds, Many, Pool, Results, Patience,
        };
        Scenarios.CustomParser = names => names.Tokens.SelectMany(token => token.Value.Split(',')).ToArray();
        root.SetAction(Run);
        return root.Parse(args);
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken ct)
    {
        var options = Chosen(parsed);
        var names = parsed.GetValue(Scenarios) ?? [];
        if (names.Except(All.Select(scenario => scenario.Name)).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no scenario {unknown}.");
            return 1;
        }
        var scenarios = All.Where(scenario => names.Length == 0 || names.Contains(scenario.Name)).ToList();
        try
        {
            await using var bench = await Bench.Start(options, ct);
            foreach (var (number, scenario) in scenarios.Index())
            {
                Bench.Tell($"scenario {number + 1} of {scenarios.Count}: {scenario.Name}");
                await scenario.Run(bench);
            }
            Console.WriteLine($"\n{Table.Write(bench.Results)}\n");
            Console.WriteLine((parsed.GetValue(Results) ?? (options.AreUsual && scenarios.Count == All.Length ? Repository.Results : null)) is { } directory
                ? $"Written to {Report.Write(bench, directory)}"
                : "RESULTS.md stays as it is: only all scenarios together, at their usual length or longer, are written to it.");
            return 0;
        }
        catch (Exception stopped) when (ct.IsCancellationRequested)
        {
            Bench.Tell($"stopped: {stopped.Message}");
            return 130;
        }
        catch (BenchException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private static Options Chosen(ParseResult parsed)
    {
        var preset = parsed.GetValue(Smoke) ? Options.Smoke : parsed.GetValue(Quick) ? Options.Quick : parsed.GetValue(Full) ? Options.Full : Options.Usual;
        return preset with
        {
            Rounds = parsed.GetValue(Rounds) ?? preset.Rounds,
            Round = parsed.GetValue(Seconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : preset.Round,
            Many = parsed.GetValue(Many) ?? preset.Many,
            Pool = parsed.GetValue(Pool) ?? preset.Pool,
            Patience = parsed.GetValue(Patience) is { } patience ? TimeSpan.FromSeconds(patience) : preset.Patience,
        };
    }
}
