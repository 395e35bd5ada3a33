using WorkOrders.Load.Contenders;
using WorkOrders.Load.Database;
using WorkOrders.Load.Results;

namespace WorkOrders.Load;

/// <summary>What scenarios share.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private Bench(Server server, Options options, CancellationToken ct)
    {
        (Server, Options, Stopping) = (server, options, ct);
        (Databases, Programs) = (new(this), new(this));
    }

    /// <summary>How much is measured.</summary>
    public Options Options { get; }

    /// <summary>Ends when somebody wants the bench to end.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>The PostgreSQL of all.</summary>
    public Server Server { get; }

    /// <summary>Its databases.</summary>
    public Databases Databases { get; }

    /// <summary>The programs that run on them.</summary>
    public Programs Programs { get; }

    /// <summary>What has been found.</summary>
    public List<Row> Results { get; } = [];

    /// <summary>Starts the PostgreSQL.</summary>
    public static async Task<Bench> Start(Options options, CancellationToken ct)
    {
        Tell($"{options.Rounds} rounds of {options.Round.TotalSeconds:0.##} s, {options.Orders:N0} orders stored, {options.Many:N0} where many are");
        var server = await Server.Start(options.Orders, ct);
        Tell($"The databases are on {server.Disk}");
        return new(server, options, ct);
    }

    /// <summary>Tells what goes on.</summary>
    public static void Tell(string what) => Console.WriteLine($"{DateTime.Now:HH:mm:ss} {what}");

    /// <summary>Adds how fast contenders were, each as a multiple of one of them; the goal is for the first.</summary>
    public void Add(string what, IReadOnlyList<Measured> measured, Measured one, string unit, Goal? goal) => Results.AddRange(measured.Select((figures, place) =>
        new Row(what, figures.Who) { Figures = figures, Reached = figures == one ? null : figures.Against(one, round => round.Rate), Unit = unit, Goal = place == 0 ? goal : null }));

    /// <summary>Adds a single figure of the API; null: it could not be measured. Without a goal it is there to be seen.</summary>
    public void Add(string what, double? reached, string unit, Goal? goal) => Results.Add(new(what, Programs.Ours) { Reached = reached, Unit = unit, Goal = goal });

    /// <summary>Stops everything and leaves nothing.</summary>
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
