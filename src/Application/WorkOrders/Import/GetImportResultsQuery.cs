using MediatR;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>
/// Reads the results of a run of the caller's tenant (<c>GET api/Imports(id)/Results</c>), as <see cref="RunOutcome.Results"/>; null when
/// there
/// are none.
/// </summary>
/// <param name="Id">The run.</param>
public sealed record GetImportResultsQuery(Guid Id) : IRequest<byte[]?>;
