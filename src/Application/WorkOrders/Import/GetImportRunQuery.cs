using MediatR;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>
/// Reads a run of the caller's tenant (<c>GET api/Imports(id)</c>); null when there is none. A run without heartbeats is first ended as
/// interrupted.
/// </summary>
/// <param name="Id">The run.</param>
public sealed record GetImportRunQuery(Guid Id) : IRequest<ImportRun?>;
