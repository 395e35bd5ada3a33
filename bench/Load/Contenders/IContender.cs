using WorkOrders.Load.Database;

namespace WorkOrders.Load.Contenders;

/// <summary>A program or tool whose work is measured.</summary>
internal interface IContender
{
    /// <summary>The name in the results.</summary>
    string Name { get; }

    /// <summary>The database used.</summary>
    BenchDatabase Database { get; }

    /// <summary>The rows that each request stores.</summary>
    RowCounts RowsPerRequest { get; }

    /// <summary>Whether it runs for a given time after a warm-up; otherwise it does a fixed amount of work.</summary>
    bool IsTimed => true;

    /// <summary>Runs it for a time.</summary>
    Task<Round> Run(int clients, TimeSpan duration, CancellationToken ct);
}
