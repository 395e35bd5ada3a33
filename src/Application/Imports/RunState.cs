namespace WorkOrders.Application.Imports;

/// <summary>The state of a run. The last four states are final. Rows are stored only if the state is <see cref="Completed"/>.</summary>
public enum RunState
{
    /// <summary>The file was received. The run waits for other imports.</summary>
    Waiting,

    /// <summary>The rows are being stored.</summary>
    Running,

    /// <summary>The accepted rows are stored. A dry run stores nothing.</summary>
    Completed,

    /// <summary>Some rows were refused, so no row is stored.</summary>
    Refused,

    /// <summary>The run ended with an error.</summary>
    Failed,

    /// <summary>The process of the run ended.</summary>
    Interrupted,
}
