using WorkOrders.Application.Contract;
using WorkOrders.Application.Expressions;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>The path from a row to the column that contains the value of a field.</summary>
internal static class RowPath
{
    /// <summary>
    /// Returns the references to follow, and the field to read. The id of a referenced row is that of the reference, and the key of a
    /// reference is that of the referenced row.
    /// </summary>
    public static (IReadOnlyList<ReferenceFields> Path, Field Field) Of(FieldExpression expression)
    {
        var (path, field) = (expression.Path, expression.Field);
        var entity = path.Count > 0 ? path[^1].Target : expression.Row.Entity;
        if (path.Count > 0 && field == entity.Id)
        {
            return ([.. path.SkipLast(1)], path[^1].Id);
        }
        return entity.References.FirstOrDefault(reference => reference.Key == field) is { } reference
            ? ([.. path, reference], reference.Target.Key)
            : (path, field);
    }
}
