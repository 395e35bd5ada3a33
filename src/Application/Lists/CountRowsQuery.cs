using MediatR;

namespace WorkOrders.Application.Lists;

/// <summary>Counts rows of an entity.</summary>
/// <param name="Rows">The rows to count.</param>
public sealed record CountRowsQuery(RowQuery Rows) : IRequest<long>;
