using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Opens import sessions.</summary>
public interface IImportSessionFactory
{
    /// <summary>Opens a session in the caller's tenant.</summary>
    /// <param name="context">The request that sent the file.</param>
    /// <param name="onMissing">What to do with embedded objects that do not exist.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IImportSession> Open(RequestContext context, OnMissing onMissing, CancellationToken cancellationToken);
}
