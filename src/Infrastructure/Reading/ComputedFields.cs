using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Domain.WorkOrders;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>The queries that compute the fields marked <see cref="ComputedOnReadingAttribute"/>, for all entities.</summary>
internal static class ComputedFields
{
    private static readonly ILookup<Entity, ComputedQuery> Queries = new ComputedQuery[]
    {
        new(Entity.Of<JobStatus>(), [nameof(JobStatus.IsReadonlyOnApi)],
            row => $"select {row}.id = any({Ids(SystemStatus.All)}) as is_readonly_on_api"),
        new(Entity.Of<Project>(), [nameof(Project.DateUpdate)], row => $"select {row}.modified_dateutc as date_update"),
        new(Entity.Of<Project>(), [nameof(Project.RootParentId)], row => Root(Entity.Of<Project>(), row, "root_parent_id")),
        new(Entity.Of<Project>(),
            [
                nameof(Project.NbOpenJobs), nameof(Project.NbJobsPlanned), nameof(Project.NbJobsTobeplanned),
                nameof(Project.NbJobsWaitingfurtheraction), nameof(Project.DateLastJob),
            ],
            OrdersByStage),
        new(Entity.Of<Project>(), [nameof(Project.DateNextJob)], NextPlannedStart),
    }.ToLookup(query => query.Entity);

    /// <summary>Returns the queries that compute the fields of an entity.</summary>
    /// <exception cref="InvalidOperationException">A field is marked as computed, and no query computes it.</exception>
    public static IReadOnlyList<ComputedQuery> Of(Entity entity)
    {
        IReadOnlyList<ComputedQuery> queries = [.. Queries[entity]];
        var missing = entity.Fields.All.FirstOrDefault(field => field.IsComputed && !queries.Any(query => query.Fields.Contains(field)));
        return missing is null ? queries : throw new InvalidOperationException($"No query computes {entity}.{missing}.");
    }

    /// <summary>Returns the topmost row above a row. A row without a parent has none, and neither have the rows of a cycle.</summary>
    private static string Root(Entity entity, string row, string column) => $"""
        with recursive above (id, parent) as (
            select {row}.id, {row}.{entity.Parent}
            union
            select p.id, p.{entity.Parent} from above
            join {Table.Quote(entity.Name)} p on p.tenant_id = @tenant and p.id = above.parent)
        select id as {column} from above where parent is null and id <> {row}.id
        """;

    /// <summary>
    /// Counts the orders of a project. The orders of one status are counted together, so that their statuses are read only once.
    /// </summary>
    private static string OrdersByStage(string project) => $"""
        select {Count(WorkStages.Open)} as nb_open_jobs,
            {Count([WorkStage.Planned])} as nb_jobs_planned,
            {Count([WorkStage.ToBePlanned])} as nb_jobs_tobeplanned,
            {Count([WorkStage.WaitingFurtherAction])} as nb_jobs_waitingfurtheraction,
            max(closed) filter (where {IsAt([WorkStage.Completed])}) as date_last_job
        from (
            select coalesce(s.system_job_status_id, s.id) as status, same.orders, same.closed
            from (
                select o.job_status_id, count(*) as orders, max(o.date_closed) as closed
                from jobs o where o.tenant_id = @tenant and o.project_id = {project}.id
                group by o.job_status_id) same
            join job_status s on s.tenant_id = @tenant and s.id = same.job_status_id) by_status
        """;

    private static string NextPlannedStart(string project) => $"""
        select min(e.date_from) as date_next_job
        from jobs o join job_planning e on e.tenant_id = @tenant and e.jobs_id = o.id
        where o.tenant_id = @tenant and o.project_id = {project}.id and e.is_firm and e.date_from >= now()
        """;

    private static string Count(IReadOnlyList<WorkStage> stages) => $"coalesce(sum(orders) filter (where {IsAt(stages)}), 0)::integer";

    private static string IsAt(IReadOnlyList<WorkStage> stages) => $"status = any({Ids(WorkStages.StatusesAt(stages))})";

    private static string Ids(IEnumerable<SystemStatus> statuses) =>
        $"'{{{string.Join(',', statuses.Select(status => status.Id))}}}'::uuid[]";
}
