using Npgsql;
using NpgsqlTypes;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>A column whose values are of one type in .NET; null where a row has none.</summary>
/// <param name="entity">The entity it belongs to.</param>
/// <param name="name">Its name.</param>
/// <param name="type">The type its values are sent as.</param>
/// <param name="sentAs">
/// The same for Npgsql, where values are copied. As a parameter it follows from .NET's type: to name it there costs a text for each.
/// </param>
/// <param name="get">The value of a row.</param>
/// <param name="cast">What makes of the value sent what is stored, where that is something else.</param>
/// <param name="storedAs">The type of that.</param>
internal sealed class TypedColumn<T>(
    string entity, string name, string type, NpgsqlDbType sentAs, Func<object, T> get, string? cast = null, NpgsqlDbType? storedAs = null)
    : Column(entity, name, type, cast)
{
    public override NpgsqlParameter Parameter(IReadOnlyList<object> rows)
    {
        // Most columns of most rows are empty: no list stands for a list of nulls.
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
