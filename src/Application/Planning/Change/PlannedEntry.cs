using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Change;

/// <summary>A planning entry that a request adds, changes or deletes.</summary>
/// <param name="Change">The request.</param>
/// <param name="Entry">The entry after the change.</param>
/// <param name="Technician">The row of the technician.</param>
/// <param name="Work">The work.</param>
/// <param name="Stored">The stored entry; null if the entry is new.</param>
public sealed record PlannedEntry(PlanningChange Change, PlanningEntry Entry, Row Technician, PlannableWork Work, JobPlanning? Stored)
{
    /// <summary>Whether the entry gets another period or technician, so that the planning rules apply.</summary>
    public bool IsScheduled => !Change.IsDelete
        && (Stored is null || Stored.UserId != Entry.TechnicianId || Stored.DateFrom != Entry.From || Stored.DateTo != Entry.To);
}
