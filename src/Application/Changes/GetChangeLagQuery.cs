using MediatR;

namespace WorkOrders.Application.Changes;

/// <summary>Reads the delay of the change feed. The response is null if it cannot be determined within a second.</summary>
public sealed record GetChangeLagQuery : IRequest<ChangeLag?>;
