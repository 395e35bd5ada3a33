using WorkOrders.Load.Database;

namespace WorkOrders.Load.Contenders;

/// <summary>A program or tool to measure.</summary>
internal interface IContender
{
    /// <summary>The name in the results.</summary>
    string Name { get; }

    /// <summary>The database used.</summary>
    BenchDatabase Database { get; }

    /// <summary>The rows that each request stores.</summary>
    RowCounts RowsPerRequest { get; }

    /// <summary>Whether the contender runs for a given time after a warm-up; otherwise it does a fixed amount of work.</summary>
    bool IsTimed => true;

    /// <summary>Runs the contender for the given time.</summary>
    Task<Round> Run(int clients, TimeSpan duration, CancellationToken ct);
}
