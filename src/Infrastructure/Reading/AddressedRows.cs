using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>
/// The statements that read the rows of one entity by their addresses. Most reads are by ids only, and use a simpler statement.
/// </summary>
internal sealed class AddressedRows
{
    private readonly Entity _entity;
    private readonly Statement _byId;
    private readonly Statement _byIdOrKey;

    /// <summary>Builds the statements.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="alias">The alias of the entity's table in the statement.</param>
    /// <param name="statement">Returns the statement; it is given the SQL of the addressed rows, which have the alias.</param>
    public AddressedRows(Entity entity, string alias, Func<string, string> statement)
    {
        _entity = entity;
        // Each row is looked up separately (see LookupStatements). A row that is addressed in both forms is read once.
        _byId = new(statement(Rows("unnest(@ids)")), ["tenant", "ids"]);
        _byIdOrKey = entity.Key == entity.Id
            ? _byId
            : new(statement(Rows($"(select unnest(@ids) union {ByKey()})")), ["tenant", "ids", "keys"]);

        string Rows(string ids) => $"""
            {ids} as asked (id)
            cross join lateral (
                select * from {Table.Quote(entity.Name)} t where {Tenant()}t.id = asked.id offset 0) {alias}
            """;

        string ByKey() => $"""
            select named.id from unnest(@keys) as asked (key)
            cross join lateral (
                select t.id from {Table.Quote(entity.Name)} t where {Tenant()}t.{entity.Key} = asked.key offset 0) named
            """;

        string Tenant() => entity.IsShared ? "" : "t.tenant_id = @tenant and ";
    }

    /// <summary>Returns the statement that reads the rows with these addresses, and its parameters.</summary>
    public (string Sql, TypedParameters Parameters) For(Guid tenant, IReadOnlyCollection<RowAddress> addresses)
    {
        var parameters = new TypedParameters();
        parameters.Add("tenant", tenant);
        parameters.Add("ids", addresses.Select(address => address.Id).OfType<Guid>().Distinct().ToArray());
        // PostgreSQL stores no NUL, so no row has such a key.
        var keys = addresses.Where(address => address.Id is null).Select(address => address.Key)
            .OfType<string>().Where(key => !key.Contains('\0')).Distinct().ToArray();
        if (keys.Length == 0 || _byIdOrKey == _byId)
        {
            return (_byId.PositionalSql, parameters.UsePositions());
        }
        parameters.Add("keys", keys);
        return (_byIdOrKey.PositionalSql, parameters.UsePositions());
    }

    /// <summary>Returns a function that finds the row with an address among the rows that were read; null if there is none.</summary>
    public Func<RowAddress, T?> Find<T>(IEnumerable<T> rows) where T : EntityRecord
    {
        var byId = rows.ToDictionary(row => row.Id!.Value);
        var byKey = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var row in byId.Values)
        {
            if (_entity.Key != _entity.Id && _entity.KeyOf(row) is { } key)
            {
                byKey[key] = row;
            }
        }
        return address => address.Id is { } id ? byId.GetValueOrDefault(id) : byKey.GetValueOrDefault(address.Key ?? "");
    }
}
