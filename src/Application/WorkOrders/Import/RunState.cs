namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>How far a run has come. The last four are final, and but for <see cref="Completed"/> nothing is stored.</summary>
public enum RunState
{
    /// <summary>Its file has arrived; other imports are before it.</summary>
    Waiting,

    /// <summary>Its orders are being taken.</summary>
    Running,

    /// <summary>What it accepted is stored or, of a dry run, told.</summary>
    Completed,

    /// <summary>Some orders are refused, so none is stored.</summary>
    Refused,

    /// <summary>Something else was in the way.</summary>
    Failed,

    /// <summary>The process that ran it is gone.</summary>
    Interrupted,
}
