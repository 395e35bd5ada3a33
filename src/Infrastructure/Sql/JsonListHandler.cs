using System.Data;
using Dapper;
using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>Reads the lists of records, which are stored as JSON, when Dapper reads a row.</summary>
internal sealed class JsonListHandler : SqlMapper.ITypeHandler
{
    /// <summary>Registers the handler for all types of lists that the records of a model declare.</summary>
    public static void Register(EntityModel model)
    {
        var lists = model.Entities.SelectMany(entity => entity.Columns).Where(column => column.Kind == FieldKind.List);
        foreach (var type in lists.Select(column => column.Property.PropertyType).Distinct())
        {
            SqlMapper.AddTypeHandler(type, new JsonListHandler());
        }
    }

    public object Parse(Type destinationType, object value) => RowJson.Read(destinationType, (string)value);

    /// <exception cref="NotSupportedException">Always: lists are sent by <see cref="Column"/>.</exception>
    public void SetValue(IDbDataParameter parameter, object value) => throw new NotSupportedException("Lists are sent as columns.");
}
