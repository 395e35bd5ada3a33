namespace WorkOrders.Application.Requests;

/// <summary>The dependency injection scope in which one request is handled.</summary>
public interface IRequestScope
{
    /// <summary>Sets the <see cref="RequestContext"/> that is injected in this scope; its caller's tenant is read and written.</summary>
    /// <exception cref="InvalidOperationException">The scope has a context already.</exception>
    void Begin(RequestContext context);
}
