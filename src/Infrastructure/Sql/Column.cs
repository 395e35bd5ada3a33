using Npgsql;
using NpgsqlTypes;
using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>A table column: sends the values of a field to the database, as one array for many rows or row by row.</summary>
internal abstract class Column(string entity, string name, string type, string? cast = null)
{
    /// <summary>The column name.</summary>
    public string Name { get; } = name;

    /// <summary>The name of the parameter that holds the column's values.</summary>
    public string ParameterName { get; } = $"{entity}_{name}";

    /// <summary>The PostgreSQL type in which the values are sent.</summary>
    public string Type { get; } = type;

    /// <summary>The SQL expression of the stored value; it refers to the sent value by the column's name.</summary>
    public string Expression { get; } = $"{name}{cast}";

    /// <summary>Creates a parameter with the column's value of each row.</summary>
    public abstract NpgsqlParameter Parameter(IReadOnlyList<object> rows);

    /// <summary>Writes the value of one row to a binary COPY.</summary>
    public abstract Task Copy(NpgsqlBinaryImporter importer, object row);

    /// <summary>Creates the column that stores a field.</summary>
    public static Column Of(Entity entity, Field field) => field.Kind switch
    {
        FieldKind.Guid => new TypedColumn<Guid?>(entity.Name, field.Name, "uuid", NpgsqlDbType.Uuid, field.Getter<Guid?>()),
        FieldKind.Text => new TypedColumn<string?>(entity.Name, field.Name, "text", NpgsqlDbType.Text, field.Getter<string?>()),
        FieldKind.Integer => new TypedColumn<int?>(entity.Name, field.Name, "integer", NpgsqlDbType.Integer, row => (int?)field.Get(row)),
        FieldKind.Decimal => new TypedColumn<decimal?>(entity.Name, field.Name, "numeric", NpgsqlDbType.Numeric, field.Getter<decimal?>()),
        FieldKind.Boolean => new TypedColumn<bool?>(entity.Name, field.Name, "boolean", NpgsqlDbType.Boolean, field.Getter<bool?>()),
        FieldKind.Instant => new TypedColumn<DateTimeOffset?>(
            entity.Name, field.Name, "timestamptz", NpgsqlDbType.TimestampTz, field.Getter<DateTimeOffset?>()),
        FieldKind.Date => new TypedColumn<DateOnly?>(entity.Name, field.Name, "date", NpgsqlDbType.Date, field.Getter<DateOnly?>()),
        FieldKind.TimeOfDay => new TypedColumn<TimeOnly?>(entity.Name, field.Name, "time", NpgsqlDbType.Time, field.Getter<TimeOnly?>()),
        _ => new TypedColumn<string?>(
            entity.Name, field.Name, "text", NpgsqlDbType.Text, row => RowJson.Of(field, row), "::jsonb", NpgsqlDbType.Jsonb),
    };
}
