using Npgsql;
using NpgsqlTypes;
using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>A column of a table: how the values of a field go to the database, all those of many rows as one array or row by row.</summary>
internal abstract class Column(string entity, string name, string type, string? cast = null)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>The parameter that holds its values.</summary>
    public string ParameterName { get; } = $"{entity}_{name}";

    /// <summary>The type its values are sent as.</summary>
    public string Type { get; } = type;

    /// <summary>What is stored, as an expression over the value sent, which goes by the column's name.</summary>
    public string Expression { get; } = $"{name}{cast}";

    /// <summary>The values of these rows, as one parameter.</summary>
    public abstract NpgsqlParameter Parameter(IReadOnlyList<object> rows);

    /// <summary>Copies the value of one row.</summary>
    public abstract Task Copy(NpgsqlBinaryImporter importer, object row);

    /// <summary>The column that stores a field.</summary>
    public static Column Of(Entity entity, Field field) => field.Kind switch
    {
        FieldKind.Guid => new TypedColumn<Guid?>(entity.Name, field.Name, "uuid", NpgsqlDbType.Uuid, field.Getter<Guid?>()),
        FieldKind.Text => new TypedColumn<string?>(entity.Name, field.Name, "text", NpgsqlDbType.Text, field.Getter<string?>()),
        FieldKind.Integer => new TypedColumn<int?>(entity.Name, field.Name, "integer", NpgsqlDbType.Integer, row => (int?)field.Get(row)),
        FieldKind.Decimal => new TypedColumn<decimal?>(entity.Name, field.Name, "numeric", NpgsqlDbType.Numeric, field.Getter<decimal?>()),
        FieldKind.Boolean => new TypedColumn<bool?>(entity.Name, field.Name, "boolean", NpgsqlDbType.Boolean, field.Getter<bool?>()),
        FieldKind.Instant => new TypedColumn<DateTimeOffset?>(
            entity.Name, field.Name, "timestamptz", NpgsqlDbType.TimestampTz, field.Getter<DateTimeOffset?>()),
        _ => new TypedColumn<string?>(
            entity.Name, field.Name, "text", NpgsqlDbType.Text, row => RowJson.Of(field, row), "::jsonb", NpgsqlDbType.Jsonb),
    };
}
