using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Imports;

/// <summary>Opens import sessions.</summary>
public interface IImportSessionFactory
{
    /// <summary>Opens a session in the caller's tenant.</summary>
    /// <param name="context">The request that sent the file.</param>
    /// <param name="entity">The entity of the rows.</param>
    /// <param name="options">The options of the import.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IImportSession> Open(RequestContext context, Entity entity, ImportOptions options, CancellationToken cancellationToken);
}
