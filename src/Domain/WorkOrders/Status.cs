namespace WorkOrders.Domain.WorkOrders;

/// <summary>The status of an order: a system status, or a status that the tenant defines and that belongs to a system status.</summary>
/// <param name="Id">The id of the status.</param>
/// <param name="System">The system status itself, or the system status to which the tenant's status belongs.</param>
/// <param name="UsableOnApi">Whether clients can set the status.</param>
/// <param name="OwnCode">The key of the tenant's row for the status, if it has one.</param>
public sealed record Status(Guid Id, SystemStatus System, bool UsableOnApi = true, string? OwnCode = null)
{
    /// <summary>The code on the wire.</summary>
    public string Code => OwnCode ?? System.Code;

    /// <summary>Whether an order can be created with the status.</summary>
    public bool SettableAtCreation => System.SettableAtCreation && UsableOnApi;

    /// <summary>Whether the tenant defines the status.</summary>
    public bool IsOwn => Id != System.Id;
}
