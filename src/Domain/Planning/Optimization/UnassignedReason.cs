namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>Why a visit is not in a proposal.</summary>
public enum UnassignedReason
{
    /// <summary>None of its candidates has a route.</summary>
    NoTechnician,

    /// <summary>
    /// No candidate can carry it out in its window, even without any other visit, because of working times, fixed visits or travel.
    /// </summary>
    NoTime,

    /// <summary>Other visits take the time in which it could take place.</summary>
    NoTimeLeft,
}
