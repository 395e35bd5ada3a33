using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Lists;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.Planning.Candidates;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>Reads the orders and technicians of a proposal.</summary>
internal sealed class ProposalInputReader(IMediator mediator, CandidateReader candidates, RequestContext context)
{
    private static readonly Entity Jobs = Entity.Of<Job>();
    private static readonly Entity Users = Entity.Of<User>();

    /// <summary>Reads the input.</summary>
    /// <param name="command">The request.</param>
    /// <param name="within">The period.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="RefusedException">An order or technician does not exist, or there are too many of them.</exception>
    public async Task<ProposalInput> Read(ProposePlanningCommand command, Period within, CancellationToken cancellationToken)
    {
        var orders = command.Orders ?? await Select(command.Filter!, cancellationToken);
        if (orders.Count == 0)
        {
            return new([], [], new Dictionary<Guid, Row>(), new HashSet<Guid>(), []);
        }
        var rows = await candidates.ReadRows(orders, cancellationToken);
        foreach (var (order, index) in rows.Orders.Select((order, index) => (order, index)).Where(each => each.order is null))
        {
            context.Problems.Add(orders[index].NotFound(Jobs) with { Pointer = $"/jobs/{index}", Kind = ProblemKind.Unprocessable });
        }
        var users = TechniciansOf(command, rows);
        context.Problems.ThrowIfAny();
        var agendas = await candidates.ReadAgendas(rows, users, within, cancellationToken);
        var distinct = rows.Orders.OfType<Row>().DistinctBy(order => order.Id).ToDictionary(order => order.Id);
        var unplanned = distinct.Values.Select(order => Unplannable(order, rows)).OfType<UnplannedOrder>().ToList();
        return new(
            [.. distinct.Values.ExceptBy(unplanned.Select(order => order.OrderId), order => order.Id)
                .Select(order => agendas.WorkOf(order, rows))],
            agendas.Teams, distinct,
            distinct.Values.Where(order => WorkOrderLoader.StatusOf(order, rows.Rows).System == SystemStatus.Suggested)
                .Select(order => order.Id).ToHashSet(),
            unplanned);
    }

    private async Task<IReadOnlyList<RowAddress>> Select(GetRowsQuery filter, CancellationToken cancellationToken)
    {
        var (ids, id) = (new List<RowAddress>(), new RowLayout(filter.Selection).Id);
        await using var reader = await mediator.Send(filter with { Limit = ProposePlanningCommand.MaxOrders + 1 }, cancellationToken);
        while (await reader.Read(cancellationToken))
        {
            ids.Add(new(reader.Row.GetGuid(id), null));
        }
        if (ids.Count > ProposePlanningCommand.MaxOrders)
        {
            context.Problems.Add(new("/filter", "too_many_orders",
                $"The filter selects more than {ProposePlanningCommand.MaxOrders} orders; select fewer, for example by status or "
                    + "due_date."));
            context.Problems.ThrowIfAny();
        }
        if (ids.Count == 0)
        {
            context.Problems.Warn(new("/filter", "nothing_selected", "The filter selects no orders."));
        }
        return ids;
    }

    private List<User> TechniciansOf(ProposePlanningCommand command, CandidateRows rows)
    {
        List<User> users = command.Users is null
            ? [.. rows.ActiveUsers]
            : [.. command.Users.Select((address, index) => Find(address, $"/users/{index}", rows.Rows)).OfType<User>()
                .DistinctBy(user => user.Id)];
        if (users.Count > ProposePlanningCommand.MaxUsers)
        {
            context.Problems.Add(new("/users", "too_many_users",
                $"At most {ProposePlanningCommand.MaxUsers} technicians can be planned together; there are {users.Count}. List "
                    + "fewer in \"users\"."));
        }
        if (context.Caller.TechnicianId is { } own && users.Find(user => user.Id != own) is { } other)
        {
            context.Problems.Add(LinkedCredential.OtherTechnician(
                "/users", rows.Rows.ById<User>(own)?.Code ?? $"{own}", other.Code ?? $"{other.Id}"));
        }
        return users;
    }

    private User? Find(RowAddress address, string pointer, ResolvedRows rows)
    {
        if ((rows.ById(Users, address.Id) ?? rows.ByKey(Users, address.Key))?.As<User>() is not { } user)
        {
            context.Problems.Add(address.NotFound(Users) with { Pointer = pointer, Kind = ProblemKind.Unprocessable });
            return null;
        }
        foreach (var problem in ActiveUser.Check(
            pointer, $"user {user.Code ?? $"{user.Id}"}", user.Id!.Value, user.Archived == true, user.Disabled == true))
        {
            context.Problems.Add(problem);
        }
        return user;
    }

    private static UnplannedOrder? Unplannable(Row order, CandidateRows rows)
    {
        var (status, name) = (WorkOrderLoader.StatusOf(order, rows.Rows), WorkOrderLoader.NameOf(order));
        if (rows.PlannedOrders.Contains(order.Id))
        {
            return new(order.Id, name, "already_planned",
                "The order has firm planning entries, which a proposal does not change. Delete them to propose it again.");
        }
        return status.System == SystemStatus.Suggested || status.System.Transitions.Any(next => next.To == SystemStatus.Suggested)
            ? null
            : new(order.Id, name, "not_plannable",
                $"No technician can be suggested for an order with the status {status.Code}. Change the status first.");
    }
}
