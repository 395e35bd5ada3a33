namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>The state of a run. The last four states are final. Orders are stored only if the state is <see cref="Completed"/>.</summary>
public enum RunState
{
    /// <summary>The file was received. The run waits for other imports.</summary>
    Waiting,

    /// <summary>The orders are being created.</summary>
    Running,

    /// <summary>The accepted orders are stored. A dry run stores nothing.</summary>
    Completed,

    /// <summary>Some orders were refused, so no order is stored.</summary>
    Refused,

    /// <summary>The run ended with an error.</summary>
    Failed,

    /// <summary>The process of the run ended.</summary>
    Interrupted,
}
