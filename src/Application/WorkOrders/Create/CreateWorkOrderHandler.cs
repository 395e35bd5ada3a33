using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Creates the order asked for, and before it the parents that the message embeds and that do not exist yet.</summary>
public sealed class CreateWorkOrderHandler(IWorkOrderRepository orders, IPlanningRepository planning, RequestContext context, TimeProvider clock)
    : IRequestHandler<CreateWorkOrderCommand, CreatedWorkOrder>
{
    private static readonly Fields AddressFields = Fields.Of(typeof(SiteAddress), SiteAddress.Prefix);

    /// <inheritdoc/>
    public Task<CreatedWorkOrder> Handle(CreateWorkOrderCommand command, CancellationToken cancellationToken)
    {
        var (now, problems) = (clock.Now(), context.Problems);
        WorkOrder? order = null;
        foreach (var asked in command.ToCreate)
        {
            NewWorkOrderFactory.TakeDefaults(asked, command.ResolvedRows);
            var wanted = NewWorkOrderFactory.Gather(asked, command.ResolvedRows);
            problems.Locate(wanted.Id, asked.At);
            problems.Add(wanted.Violations(), asked.PointerOf);
            WarnOfIgnoredAddress(asked, wanted);
            if (!problems.Any)
            {
                orders.Add(order = WorkOrder.Create(wanted, now));
            }
        }
        return Task.FromResult(new CreatedWorkOrder(command, problems.Any ? null : order, planning));
    }

    private void WarnOfIgnoredAddress(RequestedWorkOrder asked, NewWorkOrder wanted)
    {
        // Connectors whose types hold no nulls send 0 degrees for no place at all.
        var given = AddressFields.Where(field => field.Get(wanted.Address) is not (null or 0m)).ToList();
        if (wanted.Site is { IsMobile: false } && given.Count > 0)
        {
            context.Problems.Warn(new($"{asked.At}/{given[0]}", "address_ignored",
                $"The project stands on a fixed site, so {string.Join(", ", given)} {(given.Count == 1 ? "is" : "are")} ignored; its address is the project's, or db_address_id."));
        }
    }
}
