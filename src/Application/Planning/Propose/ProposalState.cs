namespace WorkOrders.Application.Planning.Propose;

/// <summary>The state of a proposal run. The last three states are final.</summary>
public enum ProposalState
{
    /// <summary>The search is running, or waits for other runs.</summary>
    Running,

    /// <summary>The plan is stored.</summary>
    Completed,

    /// <summary>The run ended with an error; nothing is stored.</summary>
    Failed,

    /// <summary>The process of the run ended; nothing is stored.</summary>
    Interrupted,
}
