using WorkOrders.Application.Tenancy;

namespace WorkOrders.Infrastructure.Database;

/// <summary>The store that the unit of work of this scope uses: that of the caller's tenant, unless it is part of something larger.</summary>
internal sealed class CurrentStore(Stores stores, CurrentCaller caller)
{
    private IStore? _given;

    /// <summary>The store; set it to make the unit of work part of something larger.</summary>
    public IStore Value
    {
        get => _given ?? stores.Of(caller.Value.TenantId);
        set => _given = value;
    }
}
