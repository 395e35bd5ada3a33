namespace WorkOrders.Application.Planning.Propose;

/// <summary>The state of a run that proposes a plan. The last three states are final.</summary>
public enum ProposalState
{
    /// <summary>The best plan is searched, or the run waits for others.</summary>
    Running,

    /// <summary>The plan is stored.</summary>
    Completed,

    /// <summary>The run ended with an error; nothing is stored.</summary>
    Failed,

    /// <summary>The process of the run ended; nothing is stored.</summary>
    Interrupted,
}
