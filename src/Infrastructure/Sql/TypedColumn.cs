using Npgsql;
using NpgsqlTypes;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>A column whose values have one .NET type; null where a row has no value.</summary>
/// <param name="entity">The name of the entity that the column belongs to.</param>
/// <param name="name">The column name.</param>
/// <param name="type">The PostgreSQL type in which the values are sent.</param>
/// <param name="sentAs">
/// The same type for Npgsql, used by COPY. For a parameter it follows from the .NET type; naming it would cost a string per parameter.
/// </param>
/// <param name="get">Returns the value of a row.</param>
/// <param name="cast">The SQL cast from the sent value to the stored value; null when both have the same type.</param>
/// <param name="storedAs">The Npgsql type of the stored value, used by COPY; null when it is the type that is sent.</param>
internal sealed class TypedColumn<T>(
    string entity, string name, string type, NpgsqlDbType sentAs, Func<object, T> get, string? cast = null, NpgsqlDbType? storedAs = null)
    : Column(entity, name, type, cast)
{
    public override NpgsqlParameter Parameter(IReadOnlyList<object> rows)
    {
        // Most columns of most rows are empty: a null array stands for an array of nulls.
        T[]? values = null;
        for (var i = 0; i < rows.Count; i++)
        {
            if (get(rows[i]) is { } value)
            {
                (values ??= new T[rows.Count])[i] = value;
            }
        }
        return new NpgsqlParameter<T[]?> { TypedValue = values };
    }

    public override Task Copy(NpgsqlBinaryImporter importer, object row) =>
        get(row) is { } value ? importer.WriteAsync(value, storedAs ?? sentAs) : importer.WriteNullAsync();
}
