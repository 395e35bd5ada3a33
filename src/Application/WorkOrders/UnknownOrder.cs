using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Domain;

namespace WorkOrders.Application.WorkOrders;

/// <summary>The problem that a request addresses an order that does not exist.</summary>
public static class UnknownOrder
{
    /// <summary>Returns the problem that no order has an address.</summary>
    public static Problem At(RowAddress address) =>
        new(null, "not_found",
            $"There is no {address.Describe(Entity.Of<Job>())}. To create it, send PUT, or POST to api/Jobs.",
            (object?)address.Id ?? address.Key)
        {
            Kind = ProblemKind.NotFound,
        };
}
