using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Expressions;
using WorkOrders.Application.Lists;
using WorkOrders.Application.References;

namespace WorkOrders.Api.Lists;

/// <summary>Reads a row, or a row that it refers to, with one query.</summary>
/// <param name="mediator">Sends the query.</param>
internal sealed class SelectedRowReader(IMediator mediator)
{
    /// <summary>Reads the row at the end of references.</summary>
    /// <param name="entity">The entity of the row at which they start.</param>
    /// <param name="address">The address of that row.</param>
    /// <param name="references">The references.</param>
    /// <param name="selection">What is read of the row at their end.</param>
    /// <param name="read">Reads the values, given the layout of the row at the end; the values are null if there is no such row.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The result of <paramref name="read"/>; null if the first row does not exist.</returns>
    public async Task<T?> Read<T>(
        Entity entity, RowAddress address, IReadOnlyList<ReferenceFields> references, Selection selection,
        Func<RowLayout, IRowValues?, T> read, CancellationToken cancellationToken)
        where T : class
    {
        var row = new RowVariable(entity);
        RowExpression condition = address.Id is { } id
            ? Is(entity.Id, id, ValueKind.Guid)
            : Is(entity.Key, address.Key!, ValueKind.Text);
        var whole = references.Reverse().Aggregate(selection, (target, reference) =>
            new(reference.Owner, []) { References = [new(reference, target)] });
        var query = new GetRowsQuery(new(row) { Filter = condition }, [new(new FieldExpression(row, [], entity.Id))], whole) { Limit = 1 };
        await using var reader = await mediator.Send(query, cancellationToken);
        if (!await reader.Read(cancellationToken))
        {
            return null;
        }
        var layout = references.Aggregate(new RowLayout(whole), (owner, _) => owner.References[0]);
        return read(layout, reader.Row.IsNull(layout.Id) ? null : reader.Row);

        ComparisonExpression Is(Field field, object value, ValueKind kind) =>
            new(ComparisonOperator.Equal, new FieldExpression(row, [], field), new ConstantExpression(value, kind));
    }
}
