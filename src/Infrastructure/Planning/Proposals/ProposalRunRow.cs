using WorkOrders.Application.Planning.Propose;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Planning.Proposals;

/// <summary>The columns of a <c>planning_proposal</c> row that are read.</summary>
internal sealed record ProposalRunRow(
    Guid Id, string State, string? Detail, int Seconds, bool IsStopRequested, string Progress, string? Result, DateTime DateCreate,
    DateTime? DateEnd)
{
    /// <summary>The columns to select or return.</summary>
    public const string Columns = """
        id, state, detail, seconds, stop_requested as IsStopRequested, progress::text as Progress, result::text as Result,
        date_create as DateCreate, date_end as DateEnd
        """;

    /// <summary>Converts the row to a run.</summary>
    public ProposalRun ToRun() => new()
    {
        Id = Id,
        State = Enum.Parse<ProposalState>(State, ignoreCase: true),
        Detail = Detail,
        Seconds = Seconds,
        IsStopRequested = IsStopRequested,
        Progress = RowJson.Read<ProposalProgress>(Progress),
        DateCreate = new(DateCreate, TimeSpan.Zero),
        DateEnd = DateEnd is { } end ? new(end, TimeSpan.Zero) : null,
        Result = Result is null ? null : RowJson.Read<PlanningProposal>(Result),
    };
}
