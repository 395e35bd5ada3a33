namespace WorkOrders.Application.Requests;

/// <summary>The dependency injection scope of one request.</summary>
public interface IRequestScope
{
    /// <summary>
    /// Sets the <see cref="RequestContext"/> that is injected in this scope. The scope reads and writes the rows of the caller's tenant.
    /// </summary>
    /// <param name="context">The context of the request.</param>
    /// <param name="transaction">The transaction in which the request reads and writes; null if it has its own.</param>
    /// <exception cref="InvalidOperationException">The scope already has a context.</exception>
    void Begin(RequestContext context, IRequestTransaction? transaction = null);
}
