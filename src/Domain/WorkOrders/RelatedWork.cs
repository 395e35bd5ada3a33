using WorkOrders.Domain.Planning;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>What else is stored about an order and decides how it can change.</summary>
/// <param name="Planning">The planning entries of the order.</param>
/// <param name="OpenChildren">The names of its children that are neither completed nor canceled.</param>
public sealed record RelatedWork(IReadOnlyCollection<PlanningEntry> Planning, IReadOnlyCollection<string> OpenChildren)
{
    /// <summary>Nothing is planned, and there are no children.</summary>
    public static readonly RelatedWork None = new([], []);
}
