namespace WorkOrders.Domain.WorkOrders;

/// <summary>The data of the serviced project that the rules need.</summary>
/// <param name="ProjectId">The id of the project.</param>
/// <param name="IsMobile">Whether the project is a mobile installation, so that each order has its own address.</param>
/// <param name="CompanyId">The id of the company that owns the project.</param>
/// <param name="Addresses">The ids of the addresses of the project and of its ancestors.</param>
public sealed record Site(Guid ProjectId, bool IsMobile, Guid? CompanyId, IReadOnlyCollection<Guid> Addresses)
{
    /// <summary>The key of the project's status if that is closed, so that the project accepts no new orders; otherwise null.</summary>
    public string? ClosedBy { get; init; }
}
