using System.CommandLine;
using WorkOrders.Load;
using WorkOrders.Load.Database;
using WorkOrders.Load.Results;
using WorkOrders.Load.Scenarios;

IScenario[] all = [new CreateScenario(), new GetScenario()];

var scenarios = new Option<string[]>("--scenarios") { Description = $"Which: {string.Join(", ", all.Select(scenario => scenario.Name))}; all unless given.", AllowMultipleArgumentsPerToken = true };
var rounds = new Option<int>("--rounds") { Description = "How often each contender has its turn.", DefaultValueFactory = _ => 5 };
var seconds = new Option<double>("--seconds") { Description = "How long a turn is measured.", DefaultValueFactory = _ => 8 };
var many = new Option<int>("--many") { Description = "Orders stored where many are.", DefaultValueFactory = _ => 1_000_000 };
var pool = new Option<int>("--pool") { Description = "Connections of the hand-written endpoint.", DefaultValueFactory = _ => 8 };

var root = new RootCommand("Measures WorkOrders against what a hand-written endpoint and PostgreSQL itself reach on this machine.") { scenarios, rounds, seconds, many, pool };
root.SetAction(async (parsed, ct) =>
{
    var wanted = (parsed.GetValue(scenarios) ?? []).SelectMany(names => names.Split(',')).ToHashSet();
    var options = new Options(parsed.GetValue(rounds), TimeSpan.FromSeconds(parsed.GetValue(seconds)), 10_000, parsed.GetValue(many), parsed.GetValue(pool));
    try
    {
        await using var server = await Server.Start(options.Orders, ct);
        var bench = new Bench(server, options, ct);
        foreach (var scenario in all.Where(scenario => wanted.Count == 0 || wanted.Contains(scenario.Name)))
        {
            await scenario.Run(bench);
        }
        Console.WriteLine($"\n{Table.Write(bench.Results)}");
        return 0;
    }
    catch (BenchException problem)
    {
        await Console.Error.WriteLineAsync(problem.Message);
        return 1;
    }
});
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
