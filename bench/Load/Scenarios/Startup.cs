using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>The time from the start of the API's process until it is ready, on a database that exists.</summary>
internal sealed class Start : IScenario
{
    /// <inheritdoc/>
    public string Name => "start";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var database = await bench.Databases.Ours();
        var seconds = new List<double>();
        for (var start = 1; start <= bench.Options.Starts; start++)
        {
            await using var api = await bench.Programs.StartApi(database);
            seconds.Add(api.StartedIn.TotalSeconds);
            Bench.Tell($"start {start} of {bench.Options.Starts}: ready after {api.StartedIn.TotalSeconds:0.00} s");
        }
        bench.Add("start to ready", Median.Of(seconds), "s", Goal.AtMost(1.5));
    }
}
