using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Measures the time from the start of the API process until it is ready, on an existing database.</summary>
internal sealed class Startup : IScenario
{
    /// <inheritdoc/>
    public string Name => "start";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var database = await bench.Databases.Api();
        var seconds = new List<double>();
        for (var start = 1; start <= bench.Options.Starts; start++)
        {
            await using var api = await bench.Programs.StartApi(database);
            seconds.Add(api.StartupTime.TotalSeconds);
            Bench.Log($"start {start} of {bench.Options.Starts}: ready after {api.StartupTime.TotalSeconds:0.00} s");
        }
        bench.Add("startup time", Median.Of(seconds), "s", Target.AtMost(1.5));
    }
}
