using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Tree;

namespace WorkOrders.Infrastructure.WorkOrders;

/// <summary>
/// Reads the tree in which a work order stands, with one statement: up to the topmost order, and down to all orders below it.
/// </summary>
internal sealed class GetWorkOrderTreeHandler(NpgsqlDataSource source, RequestContext context)
    : IRequestHandler<GetWorkOrderTreeQuery, WorkOrderNode?>
{
    private const string Select = """
        with recursive up as (
            select j.id, j._parent_id from jobs j
            where j.tenant_id = @tenant and (j.id = @id or j.reference_back_office = @key)
            union
            select j.id, j._parent_id from up join jobs j on j.tenant_id = @tenant and j.id = up._parent_id),
        down as (
            select id, null::uuid as parent_id from up where _parent_id is null
            union
            select j.id, j._parent_id from down join jobs j on j.tenant_id = @tenant and j._parent_id = down.id)
        select j.id, down.parent_id, j.reference_back_office, j.name, s.code as job_status_code, j.working_sequence
        from down
        join jobs j on j.tenant_id = @tenant and j.id = down.id
        join job_status s on s.tenant_id = @tenant and s.id = j.job_status_id
        order by j.working_sequence nulls last, j.id2
        """;

    public async Task<WorkOrderNode?> Handle(GetWorkOrderTreeQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<NodeRow>(new CommandDefinition(
            Select, new { tenant = context.Caller.TenantId, id = query.Address.Id, key = query.Address.Key },
            cancellationToken: cancellationToken));
        var children = rows.ToLookup(row => row.ParentId);
        return Nodes(null, children).SingleOrDefault();
    }

    private static List<WorkOrderNode> Nodes(Guid? parent, ILookup<Guid?, NodeRow> children) => children[parent].Select(row =>
        new WorkOrderNode(row.Id, row.ReferenceBackOffice, row.Name, row.JobStatusCode, row.WorkingSequence, Nodes(row.Id, children)))
        .ToList();

    private sealed record NodeRow
    {
        public Guid Id { get; init; }

        public Guid? ParentId { get; init; }

        public string? ReferenceBackOffice { get; init; }

        public string? Name { get; init; }

        public string? JobStatusCode { get; init; }

        public int? WorkingSequence { get; init; }
    }
}
