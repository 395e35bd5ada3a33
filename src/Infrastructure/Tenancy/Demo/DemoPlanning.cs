using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning.Change;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Infrastructure.Tenancy.Demo;

/// <summary>Creates the commands that plan the firm orders of the demo tenant's week.</summary>
/// <param name="calendar">The calendar of the week.</param>
/// <param name="zone">The time zone of the tenant.</param>
internal sealed class DemoPlanning(DemoCalendar calendar, TimeZoneInfo zone)
{
    private static readonly Entity Entries = Entity.Of<JobPlanning>();
    private static readonly ReferenceFields User = Entries.ReferenceOf(nameof(JobPlanning.UserId));

    private static readonly Field[] Assigned =
    [
        .. Entries.Fields.Where(field => field.Property.Name
            is nameof(JobPlanning.UserCode) or nameof(JobPlanning.IsLocked) or nameof(JobPlanning.CustomerInformed)),
    ];

    /// <summary>Returns the commands, in the order in which they are sent.</summary>
    /// <param name="orders">All orders of the week.</param>
    public IEnumerable<ChangePlanningCommand> Commands(IReadOnlyCollection<DemoOrder> orders)
    {
        var firm = orders.Where(order => order.IsFirm).ToList();
        var alone = firm.Where(order => order.Leader is null).ToList();
        // Work of team leaders comes first, because its former technicians are planned for other work at that time.
        var takenOver = alone.Where(order => order.Via is not null).Select(order => (Order: order, Id: Guid.CreateVersion7())).ToList();
        return
        [
            Change(takenOver.Select(each => New(each.Order, each.Order.Via!, each.Id))),
            Change(takenOver.Select(each => Assign(each.Order, each.Id))),
            Change(alone.Where(order => order is { Via: null, Force: false }).Select(order => New(order, order.Users[0]))),
            Change(alone.Where(order => order.Force).Select(order => New(order, order.Users[0]))) with { Force = true },
            .. firm.Where(order => order.Leader is not null).Select(Team),
        ];
    }

    private ChangePlanningCommand Change(IEnumerable<PlanningChange> changes) => new([.. changes], calendar.PlannedAt, zone);

    private ChangePlanningCommand Team(DemoOrder order) => Change(order.Users.Select(user => New(order, user))) with
    {
        Order = new(null, order.Key),
        Leader = new(User, new JobPlanning { UserCode = order.Leader }, ""),
    };

    private PlanningChange New(DemoOrder order, string user, Guid? id = null) => new(
        null,
        new()
        {
            Id = id,
            JobsReferenceBackOffice = order.Key,
            UserCode = user,
            DateFrom = calendar.At(order.At!),
            // A locked entry cannot be assigned to another technician.
            IsLocked = order.Locked && id is null,
            CustomerInformed = order.Informed,
        },
        SaveMode.Create);

    private static PlanningChange Assign(DemoOrder order, Guid entry)
    {
        var message = new JobPlanning { UserCode = order.Users[0], IsLocked = order.Locked, CustomerInformed = order.Informed };
        Array.ForEach(Assigned, message.MarkPresent);
        return new(new(entry, null), message, SaveMode.Merge) { MustExist = true };
    }
}
