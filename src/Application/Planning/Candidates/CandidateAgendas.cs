using WorkOrders.Application.Availability;
using WorkOrders.Application.Planning.Change;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Candidates;

/// <summary>The technicians who could do work orders.</summary>
/// <param name="Teams">The technicians with their teams, by code.</param>
/// <param name="Read">What was read about them, and about the last visits to projects.</param>
public sealed record CandidateAgendas(IReadOnlyList<Team> Teams, ResolvedRows Read)
{
    /// <summary>Returns what planning reads of an order.</summary>
    /// <param name="order">The complete row of the order.</param>
    /// <param name="rows">The other rows.</param>
    public PlannableWork WorkOf(Row order, CandidateRows rows)
    {
        var job = order.As<Job>();
        return PlannableWorkFactory.Create(order, rows.Rows) with
        {
            Weight = rows.WeightOf(job.JobPriorityId),
            PreviousTechnicians = job.ProjectId is not { } project ? new HashSet<Guid>()
                : Read.Stored.AnswersAbout<PreviousVisit>(project).Select(visit => visit.UserId).ToHashSet(),
        };
    }
}
