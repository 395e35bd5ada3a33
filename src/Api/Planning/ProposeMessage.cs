using WorkOrders.Application.Planning.Propose;

namespace WorkOrders.Api.Planning;

/// <summary>A request to plan many work orders at once.</summary>
internal sealed record ProposeMessage
{
    /// <summary>The work orders, each by id or key.</summary>
    public IReadOnlyList<string>? Jobs { get; init; }

    /// <summary>A condition in the syntax of <c>$filter</c> that selects the work orders, instead of a list.</summary>
    public string? Filter { get; init; }

    /// <summary>Start of the period.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the period (exclusive).</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The technicians, each by id or code; all active users if omitted.</summary>
    public IReadOnlyList<string>? Users { get; init; }

    /// <summary>The longest time to search, in seconds; <see cref="ProposePlanningCommand.DefaultSeconds"/> if omitted.</summary>
    public int? Seconds { get; init; }
}
