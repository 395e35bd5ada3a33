namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>The state of a run. The last four are final; except after <see cref="Completed"/>, nothing is stored.</summary>
public enum RunState
{
    /// <summary>The file has arrived; other imports run.</summary>
    Waiting,

    /// <summary>Its orders are being created.</summary>
    Running,

    /// <summary>What was accepted is stored; a dry run stores nothing.</summary>
    Completed,

    /// <summary>Some orders were refused, so none is stored.</summary>
    Refused,

    /// <summary>An error ended it.</summary>
    Failed,

    /// <summary>Its process ended.</summary>
    Interrupted,
}
