namespace WorkOrders.Application.Planning.Propose;

/// <summary>A proposal run, with its progress.</summary>
public sealed record ProposalRun
{
    /// <summary>The id of the run.</summary>
    public required Guid Id { get; init; }

    /// <summary>The state of the run.</summary>
    public required ProposalState State { get; init; }

    /// <summary>The reason why the run ended, as text; null if the state is sufficient.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether the search was asked to stop.</summary>
    public required bool IsStopRequested { get; init; }

    /// <summary>The longest time to search, in seconds.</summary>
    public required int Seconds { get; init; }

    /// <summary>The progress of the run.</summary>
    public required ProposalProgress Progress { get; init; }

    /// <summary>When the request was received (UTC).</summary>
    public required DateTimeOffset DateCreate { get; init; }

    /// <summary>When the run ended (UTC); null until then.</summary>
    public DateTimeOffset? DateEnd { get; init; }

    /// <summary>The stored plan; null until the run has completed.</summary>
    public PlanningProposal? Result { get; init; }
}
