namespace WorkOrders.Application.Requests;

/// <summary>The dependency injection scope of one request.</summary>
public interface IRequestScope
{
    /// <summary>
    /// Sets the <see cref="RequestContext"/> that is injected in this scope. The scope reads and writes the rows of the caller's tenant.
    /// </summary>
    /// <exception cref="InvalidOperationException">The scope already has a context.</exception>
    void Begin(RequestContext context);
}
