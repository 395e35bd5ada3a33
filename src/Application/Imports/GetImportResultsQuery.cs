using MediatR;

namespace WorkOrders.Application.Imports;

/// <summary>
/// Reads the results of a run of the caller's tenant (<c>GET api/Imports(id)/Results</c>), in the format of
/// <see cref="RunOutcome.Results"/>. Returns null if there are none.
/// </summary>
/// <param name="Id">The id of the run.</param>
public sealed record GetImportResultsQuery(Guid Id) : IRequest<byte[]?>;
