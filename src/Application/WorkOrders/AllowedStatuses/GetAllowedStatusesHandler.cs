using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.AllowedStatuses;

/// <summary>Looks up the order, its planning and children, and the statuses of the tenant, and asks the domain.</summary>
public sealed class GetAllowedStatusesHandler(IReferenceReader reader)
    : IRequestHandler<GetAllowedStatusesQuery, IReadOnlyList<AllowedStatus>?>
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AllowedStatus>?> Handle(GetAllowedStatusesQuery query, CancellationToken cancellationToken)
    {
        var (id, key) = (query.Address.Id, query.Address.Key);
        var rows = await Find(id);
        if (id is null && rows.ByKey(Jobs, key) is { } found)
        {
            // The children of an order can only be looked up by its id.
            rows = await Find(found.Id);
        }
        return (rows.ById(Jobs, id) ?? rows.ByKey(Jobs, key)) is { } row ? Following(row, rows) : null;

        async Task<ResolvedRows> Find(Guid? parent) =>
            new(await reader.Find(lookup => Collect(lookup, id, key, parent), cancellationToken));
    }

    private static void Collect(Lookup lookup, Guid? id, string? key, Guid? parent)
    {
        WorkOrderLoader.Collect(lookup, id, key);
        lookup.For<JobStatus>().IncludeAll = true;
        lookup.For<JobStatus>().AllColumns = true;
        if (parent is { } known)
        {
            lookup.For<Job>().AddDescendants(known);
        }
    }

    private static List<AllowedStatus> Following(Row row, ResolvedRows rows)
    {
        var status = WorkOrderLoader.StatusOf(row, rows);
        var entries = rows.RowsOf<JobPlanning>().Where(entry => entry.JobsId == row.Id).Select(entry => entry.ToEntry()).ToList();
        var related = WorkOrderLoader.RelatedTo(row.Id, entries, rows);
        return
        [
            .. from target in rows.RowsOf<JobStatus>()
               let change = new StatusChange(status, target.ToStatus())
               where !change.IsNone && change.IsInTable
               orderby target.Sequence ?? int.MaxValue, change.To.IsOwn, Order(change.To.System), target.Code
               let unmet = change.Unmet(related, row.As<Job>().SuggestedUserId).ToList()
               select new AllowedStatus(target.Id!.Value, target.Code, target.Name, unmet.Count == 0, unmet),
        ];
    }

    private static int Order(SystemStatus system) => SystemStatus.All.TakeWhile(status => status != system).Count();
}
