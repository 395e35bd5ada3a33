using System.Data;
using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Pipeline;
using WorkOrders.Application.References;
using WorkOrders.Application.Tenancy;
using WorkOrders.Domain;

namespace WorkOrders.Infrastructure.Database;

/// <summary>
/// The unit of work of one request. It gathers what is to be written and sends all of it, with its commit, in one round trip:
/// one set-based statement a table, in one implicit transaction. Until then nothing is written and nothing is held.
/// </summary>
internal sealed class DbSession(NpgsqlDataSource source, CurrentCaller caller, NumberLeases numbers)
{
    private readonly List<NewRow> _inserts = [];
    private readonly List<Row> _updates = [];

    /// <summary>What the aggregates of this unit of work have raised.</summary>
    public IReadOnlyList<INotification> Events => [.. Planned<AggregateRoot>().SelectMany(aggregate => aggregate.Events)];

    /// <summary>The objects of one kind that are to be stored as new rows.</summary>
    public IReadOnlyList<T> Planned<T>() => [.. _inserts.Select(row => row.Source).OfType<T>()];

    /// <summary>Plans an insert.</summary>
    /// <param name="row">The row; its values are read when it is sent.</param>
    public void Insert(NewRow row) => _inserts.Add(row);

    /// <summary>Plans the update of the fields of a row that change.</summary>
    public void Update(Row row) => _updates.Add(row);

    /// <summary>Forgets all that was planned.</summary>
    public void Clear()
    {
        _inserts.Clear();
        _updates.Clear();
    }

    /// <summary>Draws the running numbers and sends everything. All of it is stored, or none.</summary>
    /// <exception cref="PostgresException">The database refuses; nothing is stored.</exception>
    /// <exception cref="OutcomeUnknownException">The database broke off; all is stored, or nothing.</exception>
    /// <remarks>Takes no cancellation: a commit that was sent must be waited for.</remarks>
    public async Task Commit()
    {
        if (_inserts.Count == 0 && _updates.Count == 0)
        {
            return;
        }
        await DrawNumbers();
        var statements = Statements();
        var text = string.Join(";\n", statements.Select(statement => statement.Sql));
        var parameters = new DynamicParameters();
        parameters.Add("tenant", caller.Value.TenantId, DbType.Guid);
        foreach (var statement in statements)
        {
            parameters.Add(statement.Parameter, statement.Rows, DbType.String);
        }

        await using var connection = await source.OpenConnectionAsync();
        try
        {
            await using var results = await connection.QueryMultipleAsync(text, parameters);
            foreach (var inserted in statements.Where(statement => statement.Stored is not null))
            {
                foreach (var (id, modified) in await results.ReadAsync<(Guid, DateTime)>())
                {
                    inserted.Stored!(id, new(modified, TimeSpan.Zero));
                }
            }
        }
        catch (NpgsqlException broken) when (broken is not PostgresException { InvariantSeverity: "ERROR" })
        {
            // Only an ERROR says that the transaction was rolled back; any graver word ends the session, perhaps after its commit.
            throw new OutcomeUnknownException(broken);
        }
    }

    private async Task DrawNumbers()
    {
        var unnumbered = _inserts.Where(row => row.Number is not null).ToList();
        if (unnumbered.Count > 0)
        {
            var drawn = await numbers.Draw(caller.Value.TenantId, unnumbered.Count);
            foreach (var (row, number) in unnumbered.Zip(drawn))
            {
                row.Number!(number);
            }
        }
    }

    /// <summary>What is planned, as statements: what must give way first, then kind by kind, new rows before changed ones, rows by id.</summary>
    private List<Statement> Statements()
    {
        var statements = new List<Statement>();
        statements.AddRange(Updates(_updates, GivesWay, "yield"));
        foreach (var kind in _inserts.Select(row => row.Entity).Concat(_updates.Select(row => row.Entity)).Distinct().OrderBy(WriteOrder.Of))
        {
            var rows = _inserts.Where(row => row.Entity == kind).OrderBy(row => row.SortKey, StringComparer.Ordinal).ToList();
            if (rows.Count > 0)
            {
                var table = Table.Of(kind);
                statements.Add(new(table.Insert, table.InsertParameter, RowJson.Write(kind, rows.Select(row => row.Values())),
                    (id, modified) => rows.Find(row => row.Id == id)?.Stored?.Invoke(modified)));
            }
            statements.AddRange(Updates(_updates.Where(row => row.Entity == kind), change => !GivesWay(change), "changed"));
        }
        return statements;
    }

    /// <summary>A row that stops being the default makes way for the one that becomes it; whatever else changes of it may refer to rows that come first.</summary>
    private static bool GivesWay(FieldChange change) => change is { Field.Name: "is_default", New: false };

    private static IEnumerable<Statement> Updates(IEnumerable<Row> changed, Func<FieldChange, bool> which, string purpose) => changed
        .Where(row => row.Changes.Any(which))
        .GroupBy(row => row.Entity)
        .OrderBy(rows => WriteOrder.Of(rows.Key))
        .Select(rows => Statement.Update(rows.Key, [.. rows.OrderBy(row => row.Id).Select(row => (row.Id, row.Changes.Where(which).ToList()))], $"{rows.Key.Name}_{purpose}"));

    private sealed record Statement(string Sql, string Parameter, string Rows, Action<Guid, DateTimeOffset>? Stored = null)
    {
        public static Statement Update(Entity entity, IReadOnlyList<(Guid Id, List<FieldChange> Changes)> rows, string parameter)
        {
            var columns = rows.SelectMany(row => row.Changes).Select(change => change.Field.Name).Distinct().Order(StringComparer.Ordinal);
            return new(Table.Of(entity).Update(columns, parameter), parameter,
                RowJson.WriteChanges(rows.Select(row => (row.Id, row.Changes.Select(change => (change.Field, change.New!))))));
        }
    }
}
