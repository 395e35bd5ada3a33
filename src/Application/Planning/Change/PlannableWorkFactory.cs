using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.Planning.Change;

/// <summary>Reads from the row of an order what the planning rules need.</summary>
internal static class PlannableWorkFactory
{
    /// <summary>Creates the input of the rules.</summary>
    /// <param name="row">The complete row of the order.</param>
    /// <param name="rows">The rows of this attempt, with the required skill.</param>
    public static PlannableWork Create(Row row, ResolvedRows rows)
    {
        var order = row.As<Job>();
        return new(row.Id, WorkOrderLoader.NameOf(row), TimeSpan.FromMinutes(WorkOrder.MinutesFor(order.EstimatedTime)))
        {
            Earliest = order.EarliestDatePlannable,
            Due = order.DueDate,
            SkillId = order.SkillId,
            SkillName = rows.ById<Skill>(order.SkillId)?.Code ?? order.SkillId?.ToString(),
            Place = Place.Known(order.DbAddressLatitudeDecimal, order.DbAddressLongitudeDecimal),
        };
    }
}
