using AutoMapper;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Change;
using WorkOrders.Application.WorkOrders.Create;

namespace WorkOrders.Api.Jobs;

/// <summary>Creates the commands that store the work orders of a file.</summary>
internal sealed class JobRowCommands(IMapper mapper) : IRowCommands
{
    /// <inheritdoc/>
    public bool Supports(Entity entity) => entity == Entity.Of<Job>();

    /// <inheritdoc/>
    public RowCommand Create(Entity entity, EntityRecord message, ImportOptions options)
    {
        var requested = mapper.Map<RequestedWorkOrder>((Job)message);
        if (options.OnExisting == OnExisting.Update && AddressOf(requested) is { } address)
        {
            var change = new ChangeWorkOrderCommand(address, requested, SaveMode.Merge)
            {
                OnMissing = options.OnMissing,
                CreatesUnknownId = true,
            };
            return RowCommand.Of<ChangeWorkOrderCommand, SavedWorkOrder>(
                change, saved => Read(saved, change.Merged?.Row ?? change.ToCreate[^1].Row));
        }
        var create = new CreateWorkOrderCommand(requested) { OnMissing = options.OnMissing };
        return RowCommand.Of<CreateWorkOrderCommand, SavedWorkOrder>(create, saved => Read(saved, create.ToCreate[^1].Row));
    }

    /// <summary>Returns how a row addresses its order: by its id or else by its key; null if it has neither.</summary>
    private static RowAddress? AddressOf(RequestedWorkOrder order) => (order.Id, order.ReferenceBackOffice) switch
    {
        ({ } id, _) => new(id, null),
        (null, { } key) => new(null, key),
        _ => null,
    };

    private static SavedFileRow Read(SavedWorkOrder saved, Row row) => new(row.Id, saved.Result, saved.PlanningEntries.Count());
}
