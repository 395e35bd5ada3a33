namespace WorkOrders.Domain.WorkOrders;

/// <summary>What the rules must know of the project that is serviced.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="IsMobile">Whether it moves about, so that each order carries its own address.</param>
/// <param name="CompanyId">The company that owns it.</param>
/// <param name="Addresses">The addresses of the project and of the projects above it.</param>
public sealed record Site(Guid ProjectId, bool IsMobile, Guid? CompanyId, IReadOnlyCollection<Guid> Addresses);
