using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Change;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Infrastructure.Tenancy.Demo;

/// <summary>Creates the commands of the technicians on their orders, as far as the week has passed.</summary>
/// <param name="calendar">The calendar of the week.</param>
internal sealed class DemoProgress(DemoCalendar calendar)
{
    /// <summary>How much later than planned the work starts, and how much earlier it is completed.</summary>
    private static readonly TimeSpan Deviation = TimeSpan.FromMinutes(4);

    private static readonly Field Status = Entity.Of<Job>().FieldOf(nameof(Job.JobStatusId));

    /// <summary>Returns the commands, in the order in which they are sent.</summary>
    /// <param name="orders">All orders of the week.</param>
    public IEnumerable<ChangeWorkOrderCommand> Commands(IReadOnlyCollection<DemoOrder> orders)
    {
        var firm = orders.Where(order => order.IsFirm).ToList();
        var started = firm.Where(order => Start(order) <= calendar.Now).ToList();
        var completed = started.Where(order => End(order) <= calendar.Now).ToList();
        // After work, the last order of the day is still in progress.
        if (started.Count == completed.Count && completed.Where(order => calendar.IsToday(order.At!)).MaxBy(End) is { } last)
        {
            completed.Remove(last);
        }
        return
        [
            .. started.Select(order => Create("Start", order, Start(order))),
            .. completed.Select(order => Create("Complete", order, End(order))),
            .. firm.Except(started).Where(order => order.Dispatched || calendar.IsToday(order.At!))
                .Select(order => Create("Dispatch", order, calendar.PlannedAt)),
        ];
    }

    private DateTimeOffset Start(DemoOrder order) => calendar.At(order.At!) + Deviation;

    private DateTimeOffset End(DemoOrder order) => calendar.At(order.At!).AddMinutes(order.Minutes) - Deviation;

    private static ChangeWorkOrderCommand Create(string name, DemoOrder order, DateTimeOffset occurredAt)
    {
        var command = WorkOrderCommand.All.Single(each => each.Name == name);
        var message = new Job { JobStatusId = command.Target.Id };
        message.MarkPresent(Status);
        var requested = new RequestedWorkOrder { Message = message, Details = new(), Window = new(), Address = SiteAddress.None };
        return new(new(null, order.Key), requested, SaveMode.Merge)
        {
            MustExist = true,
            Action = new RequestedAction(command) { OccurredAt = occurredAt }.By(null, order.Leader ?? order.Users[0]),
        };
    }
}
