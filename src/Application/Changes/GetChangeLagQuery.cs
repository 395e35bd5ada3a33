using MediatR;

namespace WorkOrders.Application.Changes;

/// <summary>How far the change feed is behind; answers null when that cannot be told within a second.</summary>
public sealed record GetChangeLagQuery : IRequest<ChangeLag?>;
