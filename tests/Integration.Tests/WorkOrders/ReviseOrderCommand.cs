using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>A command of the tests that loads an order and revises its details; it passes through the product's pipeline.</summary>
internal sealed record ReviseOrderCommand(string Reference, Func<WorkOrderDetails, Task<WorkOrderDetails>> Revise)
    : ICommand<WorkOrder>, IHasReferences
{
    public bool DryRun { get; init; }

    public string? Reason { get; init; }

    public OnMissing OnMissing => OnMissing.Error;

    public ResolvedRows Resolved { get; set; } = new(new());

    public void Collect(Lookup lookup) => WorkOrderLoader.Collect(lookup, null, Reference);

    public IEnumerable<Reference> ResolveOwnRows(ReferenceResolver resolver) => [];
}

/// <summary>Handles <see cref="ReviseOrderCommand"/>.</summary>
internal sealed class ReviseOrderHandler(IWorkOrderRepository orders, TimeProvider clock) : IRequestHandler<ReviseOrderCommand, WorkOrder>
{
    public async Task<WorkOrder> Handle(ReviseOrderCommand command, CancellationToken cancellationToken)
    {
        var order = orders.Load(command.Resolved.ByKey(Entity.Of<Job>(), command.Reference)!, command.Resolved, command.Reason);
        order.Revise(
            order.AsRequested() with { Details = await command.Revise(order.Details) }, RelatedWork.None, clock.Now());
        return order;
    }
}
