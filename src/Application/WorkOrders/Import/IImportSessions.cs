using WorkOrders.Application.Pipeline;
using WorkOrders.Application.References;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Opens import sessions.</summary>
public interface IImportSessions
{
    /// <summary>Opens one in the caller's tenant; the request that asked for it need not last as long.</summary>
    Task<IImportSession> Open(Caller caller, RequestOrigin origin, OnMissing onMissing, CancellationToken cancellationToken);
}
