using WorkOrders.Application.Lists;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>
/// Plans many orders at once: searches for a good plan, and stores it as suggestions of the orders in one transaction. The suggestions that
/// the orders have so far are replaced.
/// </summary>
/// <param name="Within">The period. Times that have passed are not planned.</param>
public sealed record ProposePlanningCommand(Period Within) : ICompositeCommand<PlanningProposal>
{
    /// <summary>The largest number of orders.</summary>
    public const int MaxOrders = 1000;

    /// <summary>The largest number of technicians.</summary>
    public const int MaxUsers = 200;

    /// <summary>The largest number of days of the period.</summary>
    public const int MaxDays = 14;

    /// <summary>The number of seconds to search if the request does not state it.</summary>
    public const int DefaultSeconds = 10;

    /// <summary>The largest number of seconds to search.</summary>
    public const int MaxSeconds = 300;

    /// <summary>The orders; null if a filter selects them.</summary>
    public IReadOnlyList<RowAddress>? Orders { get; init; }

    /// <summary>The query that selects the orders; null if they are listed.</summary>
    public GetRowsQuery? Filter { get; init; }

    /// <summary>The technicians; null for all active users.</summary>
    public IReadOnlyList<RowAddress>? Users { get; init; }

    /// <summary>The longest time to search.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(DefaultSeconds);

    /// <summary>Whether the plan is returned but not stored.</summary>
    public bool DryRun { get; init; }

    /// <summary>Receives the number of orders that are planned, when it is known.</summary>
    public Action<int>? OnStart { get; init; }

    /// <summary>Receives the progress of the search.</summary>
    public Action<OptimizerProgress>? OnProgress { get; init; }

    /// <summary>Ends the search early; the best plan so far is stored.</summary>
    public CancellationToken StopSearch { get; init; }

    /// <summary>Called in the transaction that stores the plan, when everything is written; null if there is no run.</summary>
    public Func<IRequestTransaction, PlanningProposal, Task>? OnStored { get; init; }
}
