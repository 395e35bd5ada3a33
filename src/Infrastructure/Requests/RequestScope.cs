using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Batching;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Requests;

/// <summary>
/// The state of a service scope: its request context, and the store of its unit of work. Both are set once, when the scope begins.
/// </summary>
internal sealed class RequestScope(TenantStores stores) : IRequestScope
{
    private RequestContext? _context;
    private IStore? _store;

    /// <summary>The context of the request.</summary>
    /// <exception cref="InvalidOperationException">The scope has not begun.</exception>
    public RequestContext Context => _context ?? throw NotBegun();

    /// <summary>The store that the unit of work reads and writes.</summary>
    /// <exception cref="InvalidOperationException">The scope has not begun.</exception>
    public IStore Store => _store ?? throw NotBegun();

    public void Begin(RequestContext context, IRequestTransaction? transaction = null) =>
        Begin(context, (transaction as RequestTransaction)?.Store ?? (IStore)stores.For(context.Caller.TenantId));

    /// <summary>Begins the scope of a request whose unit of work is part of a larger transaction.</summary>
    /// <param name="context">The context of the request.</param>
    /// <param name="store">The store that reads and writes in that transaction.</param>
    public void Begin(RequestContext context, IStore store)
    {
        if (_context is not null)
        {
            throw new InvalidOperationException("The scope has already begun.");
        }
        (_context, _store) = (context, store);
    }

    private static InvalidOperationException NotBegun() => new("The scope has no request context: its request was not authenticated.");
}
