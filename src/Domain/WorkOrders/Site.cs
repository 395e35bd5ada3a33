namespace WorkOrders.Domain.WorkOrders;

/// <summary>The facts about the serviced project that the rules need.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="IsMobile">Whether it is a mobile installation, so that each order has its own address.</param>
/// <param name="CompanyId">The company that owns it.</param>
/// <param name="Addresses">The addresses of the project and of its parents.</param>
public sealed record Site(Guid ProjectId, bool IsMobile, Guid? CompanyId, IReadOnlyCollection<Guid> Addresses);
