using WorkOrders.Load.Database;

namespace WorkOrders.Load.Contenders;

/// <summary>Something that does the work that is measured.</summary>
internal interface IContender
{
    /// <summary>What it is called in the results.</summary>
    string Name { get; }

    /// <summary>The database it works on.</summary>
    BenchDatabase Database { get; }

    /// <summary>What each request leaves behind.</summary>
    Stored Leaves { get; }

    /// <summary>Whether it is busy for as long as it is told to, and is measured once it has got going; else it does a certain amount, from the start.</summary>
    bool WorksByTheClock => true;

    /// <summary>Keeps it busy for a time.</summary>
    Task<Round> Run(int clients, TimeSpan duration, CancellationToken ct);
}
