namespace WorkOrders.Domain.WorkOrders;

/// <summary>The status an order has: a system status, or a tenant's own that hangs under one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="System">The system status it is, or behaves like.</param>
/// <param name="UsableOnApi">Whether clients may set it.</param>
/// <param name="OwnCode">Its key, where it is the tenant's own.</param>
public sealed record Status(Guid Id, SystemStatus System, bool UsableOnApi = true, string? OwnCode = null)
{
    /// <summary>What it is called on the wire.</summary>
    public string Code => OwnCode ?? System.Code;

    /// <summary>Whether an order may start its life in it.</summary>
    public bool SettableAtCreation => System.SettableAtCreation && UsableOnApi;
}
