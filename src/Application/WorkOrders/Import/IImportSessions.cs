using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Opens import sessions.</summary>
public interface IImportSessions
{
    /// <summary>Opens one in the caller's tenant; the request that asked for it need not last as long.</summary>
    /// <param name="caller">In whose name.</param>
    /// <param name="origin">What the change feed says of where the orders come from.</param>
    /// <param name="onMissing">What to do with embedded objects that name no row.</param>
    /// <param name="cancellationToken">Gives up opening it.</param>
    Task<IImportSession> Open(Caller caller, RequestOrigin origin, OnMissing onMissing, CancellationToken cancellationToken);
}
