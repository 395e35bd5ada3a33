namespace WorkOrders.Application.Requests;

/// <summary>The dependency injection scope in which one request is handled.</summary>
public interface IRequestScope
{
    /// <summary>Sets the <see cref="RequestContext"/> that is injected in this scope. What the request reads and writes is its caller's tenant.</summary>
    /// <exception cref="InvalidOperationException">The scope has a context already.</exception>
    void Begin(RequestContext context);
}
