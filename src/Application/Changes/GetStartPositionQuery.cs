using MediatR;

namespace WorkOrders.Application.Changes;

/// <summary>Determines the position after which a listener of the caller's tenant starts.</summary>
/// <param name="After">The requested position; null for the end of the feed.</param>
public sealed record GetStartPositionQuery(long? After) : IRequest<long>;
