using MediatR;

namespace WorkOrders.Application.Imports;

/// <summary>
/// Reads a run of the caller's tenant (<c>GET api/Imports(id)</c>). Returns null if there is none. A run whose heartbeats have stopped is
/// first marked as interrupted.
/// </summary>
/// <param name="Id">The id of the run.</param>
public sealed record GetImportRunQuery(Guid Id) : IRequest<ImportRun?>;
