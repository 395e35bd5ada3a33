using WorkOrders.Application.Imports;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>The columns of an <c>import_run</c> row that are read.</summary>
internal sealed record ImportRunRow(
    Guid Id, string Entity, string State, string? Detail, int Rows, int RowsDone,
    DateTime DateCreate, DateTime? DateStart, DateTime? DateEnd, DateTime Now, string? Totals, bool HasResults)
{
    /// <summary>The columns to select or return.</summary>
    public const string Columns = """
        id, entity, state, detail, rows, rows_done, date_create, date_start, date_end, clock_timestamp() as now,
        totals::text as totals, results is not null as has_results
        """;

    /// <summary>Converts the row to an import run.</summary>
    public ImportRun ToRun() => new()
    {
        Id = Id,
        Entity = Entity,
        State = Enum.Parse<RunState>(State, ignoreCase: true),
        Detail = Detail,
        Rows = Rows,
        RowsDone = RowsDone,
        DateCreate = Utc(DateCreate)!.Value,
        DateStart = Utc(DateStart),
        DateEnd = Utc(DateEnd),
        Now = Utc(Now)!.Value,
        Totals = Totals is null ? null : RowJson.Read<ImportTotals>(Totals),
        HasResults = HasResults,
    };

    private static DateTimeOffset? Utc(DateTime? moment) => moment is { } some ? new(some, TimeSpan.Zero) : null;
}
