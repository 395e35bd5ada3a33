using MediatR;
using WorkOrders.Api.Lists;
using WorkOrders.Api.OData;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Lists;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.RowParts;

/// <summary>A request for a part of a row.</summary>
/// <param name="Request">The HTTP request.</param>
/// <param name="Entity">The entity of the row.</param>
/// <param name="Address">The address of the row.</param>
/// <param name="Part">The part.</param>
/// <param name="Mediator">Sends the queries.</param>
/// <param name="Context">The context of the request.</param>
/// <param name="Model">The entity data model.</param>
/// <param name="CancellationToken">Cancels the request.</param>
internal sealed record PartRequest(
    HttpRequest Request, Entity Entity, RowAddress Address, RowPart Part, IMediator Mediator, RequestContext Context, ContractModel Model,
    CancellationToken CancellationToken)
{
    /// <summary>Parses the query options.</summary>
    public QueryOptionParser Parser => new(Model, Context.Settings.TimeZone);

    /// <summary>Reads the row that has the part; null if the first row in the URL does not exist.</summary>
    /// <param name="selection">What is read of it.</param>
    /// <param name="read">Reads the values; they are null if the first row in the URL does not refer to such a row.</param>
    public Task<T?> Read<T>(Selection selection, Func<RowLayout, IRowValues?, T> read) where T : class =>
        new SelectedRowReader(Mediator).Read(Entity, Address, Part.References, selection, read, CancellationToken);
}
