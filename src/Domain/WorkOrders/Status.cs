namespace WorkOrders.Domain.WorkOrders;

/// <summary>The status of an order: a system status, or a tenant's own status that belongs to one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="System">The system status that it is or belongs to.</param>
/// <param name="UsableOnApi">Whether clients may set it.</param>
/// <param name="OwnCode">Its key, when it is the tenant's own.</param>
public sealed record Status(Guid Id, SystemStatus System, bool UsableOnApi = true, string? OwnCode = null)
{
    /// <summary>Its code on the wire.</summary>
    public string Code => OwnCode ?? System.Code;

    /// <summary>Whether an order may be created with it.</summary>
    public bool SettableAtCreation => System.SettableAtCreation && UsableOnApi;
}
