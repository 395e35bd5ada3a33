using Dapper;
using Npgsql;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>Keeps runs in <c>import_run</c>, each step a statement of its own but for an end that is stored with its orders.</summary>
internal sealed class ImportRuns(Lazy<NpgsqlDataSource> source) : IImportRuns
{
    private const string Insert = """
        with gone as (delete from import_run where tenant_id = @tenant and coalesce(date_end, modified_dateutc) < clock_timestamp() - @keptFor)
        insert into import_run (tenant_id, id, rows) values (@tenant, @id, @rows)
        """;

    private const string Progress = """
        update import_run
           set state = case when @rowsDone is null then state else 'running' end,
               rows_done = coalesce(@rowsDone, rows_done),
               date_start = case when @rowsDone is null then date_start else coalesce(date_start, clock_timestamp()) end,
               row_version = row_version + 1,
               modified_dateutc = greatest(clock_timestamp(), modified_dateutc + interval '1 microsecond'),
               tx = pg_current_xact_id()
         where tenant_id = @tenant and id = @id and state in ('waiting', 'running')
        """;

    // A run that ends while this waits for its row stays as it ended.
    private const string GiveUp = """
        update import_run
           set state = 'interrupted',
               detail = 'The API that ran it was stopped or cut off; nothing was stored. Send the file again.',
               date_end = clock_timestamp(),
               row_version = row_version + 1,
               modified_dateutc = greatest(clock_timestamp(), modified_dateutc + interval '1 microsecond'),
               tx = pg_current_xact_id()
         where tenant_id = @tenant and id = @id and state in ('waiting', 'running') and modified_dateutc < clock_timestamp() - @silence
        """;

    private const string Select = """
        select id, state, detail, rows, rows_done, date_create, date_start, date_end, clock_timestamp() as now, totals::text as totals, results is not null as has_results
          from import_run
         where tenant_id = @tenant and id = @id
        """;

    private const string SelectResults = "select results from import_run where tenant_id = @tenant and id = @id";

    private const string Finish = """
        update import_run
           set state = @state,
               detail = @detail,
               rows_done = case when @totals::json is null then rows_done else rows end,
               date_start = coalesce(date_start, clock_timestamp()),
               date_end = clock_timestamp(),
               totals = @totals::json,
               results = @results,
               row_version = row_version + 1,
               modified_dateutc = greatest(clock_timestamp(), modified_dateutc + interval '1 microsecond'),
               tx = pg_current_xact_id()
         where tenant_id = @tenant and id = @id and state in ('waiting', 'running')
        """;

    /// <summary>Ends a run in the transaction that stores its orders.</summary>
    /// <exception cref="ImportAbandonedException">It was given up before; the transaction must not be committed.</exception>
    public static async Task End(NpgsqlConnection connection, RunEnd end, CancellationToken cancellationToken)
    {
        if (await Update(connection, end, cancellationToken) == 0)
        {
            throw new ImportAbandonedException();
        }
    }

    public Task Add(Guid tenant, Guid id, int rows, CancellationToken cancellationToken) =>
        Execute(Insert, new { tenant, id, rows, keptFor = IImportRuns.KeptFor }, cancellationToken);

    public async Task<bool> Beat(Guid tenant, Guid id, int? rowsDone, CancellationToken cancellationToken) =>
        await Execute(Progress, new { tenant, id, rowsDone }, cancellationToken) > 0;

    public async Task End(RunEnd end, CancellationToken cancellationToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(cancellationToken);
        await Update(connection, end, cancellationToken);
    }

    public async Task<ImportRun?> Find(Guid tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<RunRow>(new CommandDefinition(
            $"{GiveUp};\n{Select}", new { tenant, id, silence = IImportRuns.Silence }, cancellationToken: cancellationToken));
        return row?.ToRun();
    }

    public async Task<byte[]?> Results(Guid tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition(SelectResults, new { tenant, id }, cancellationToken: cancellationToken));
    }

    private static Task<int> Update(NpgsqlConnection connection, RunEnd end, CancellationToken cancellationToken) => connection.ExecuteAsync(new CommandDefinition(
        Finish,
        new { tenant = end.Tenant, id = end.Id, state = WordOf(end.State), detail = end.Detail, totals = end.Totals is { } totals ? RowJson.WriteObject(totals) : null, results = end.Results },
        cancellationToken: cancellationToken));

    private async Task<int> Execute(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }

    private static string WordOf(RunState state) => state.ToString().ToLowerInvariant();

    private sealed record RunRow(
        Guid Id, string State, string? Detail, int Rows, int RowsDone, DateTime DateCreate, DateTime? DateStart, DateTime? DateEnd, DateTime Now, string? Totals, bool HasResults)
    {
        public ImportRun ToRun() => new()
        {
            Id = Id,
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
}
