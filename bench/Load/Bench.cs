using WorkOrders.Load.Contenders;
using WorkOrders.Load.Database;
using WorkOrders.Load.Results;

namespace WorkOrders.Load;

/// <summary>The state shared by all scenarios.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private Bench(Server server, Options options, CancellationToken ct)
    {
        (Server, Options, Stopping) = (server, options, ct);
        (Databases, Programs) = (new(this), new(this));
    }

    /// <summary>The amount and the duration of the measurements.</summary>
    public Options Options { get; }

    /// <summary>The token that is canceled when the bench is interrupted.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>The PostgreSQL server that hosts all databases.</summary>
    public Server Server { get; }

    /// <summary>The databases of the server.</summary>
    public Databases Databases { get; }

    /// <summary>The measured programs.</summary>
    public Programs Programs { get; }

    /// <summary>The rows of the report so far.</summary>
    public List<Row> Results { get; } = [];

    /// <summary>The plans of the measured lists so far.</summary>
    public List<ListPlan> Plans { get; } = [];

    /// <summary>Starts PostgreSQL and loads the initial data.</summary>
    public static async Task<Bench> Start(Options options, CancellationToken ct)
    {
        Log($"{options.Describe()}");
        var server = await Server.Start(options.Orders, ct);
        Log($"File system of the databases: {server.Disk}");
        return new(server, options, ct);
    }

    /// <summary>Prints a progress message.</summary>
    public static void Log(string message) => Console.WriteLine($"{DateTime.Now:HH:mm:ss} {message}");

    /// <summary>Adds the rates of contenders relative to a baseline; the target applies to the first contender.</summary>
    public void Add(
        string what, IReadOnlyList<Measurement> measured, Measurement baseline, string unit, Target? target, bool isCharted = true) =>
        Results.AddRange(measured.Select((figures, index) => new Row(what, figures.Contender)
        {
            Measurement = figures,
            Result = figures == baseline ? null : figures.RatioTo(baseline, round => round.Rate),
            Unit = unit,
            Target = index == 0 ? target : null,
            IsCharted = isCharted,
        }));

    /// <summary>Adds a single result of the API, or null if it could not be measured. The target is optional.</summary>
    public void Add(string what, double? result, string unit, Target? target) =>
        Results.Add(new(what, Programs.ApiName) { Result = result, Unit = unit, Target = target });

    /// <summary>Stops all programs and deletes all files.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Programs.DisposeAsync();
        }
        finally
        {
            await Server.DisposeAsync();
        }
    }
}
