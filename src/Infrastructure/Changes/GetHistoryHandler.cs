using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>Reads a page of the history of a row in one round trip.</summary>
internal sealed class GetHistoryHandler(NpgsqlDataSource source, RequestContext context) : IRequestHandler<GetHistoryQuery, HistoryPage?>
{
    public async Task<HistoryPage?> Handle(GetHistoryQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var parameters = new { tenant = context.Caller.TenantId, query.Address.Id, query.Address.Key, query.Before, query.Top };
        var rows = (await connection.QueryAsync<ChangeRow>(
            new CommandDefinition(HistoryStatement.For(query.Entity), parameters, cancellationToken: cancellationToken))).AsList();
        if (rows.Count == 0)
        {
            return null;
        }
        var changes = rows.Where(row => row.Operation is not null).ToList();
        var oldest = changes.LastOrDefault()?.Number;
        return new(rows[0].RowId, changes.ConvertAll(row => row.ToEntry(query.Entity)), oldest > 1 ? oldest : null);
    }

    private sealed record ChangeRow
    {
        public Guid RowId { get; init; }

        public long Number { get; init; }

        public string? Operation { get; init; }

        public long RowVersion { get; init; }

        public DateTimeOffset ChangedDateutc { get; init; }

        public string? ChangedBy { get; init; }

        public string? Origin { get; init; }

        public string? RequestId { get; init; }

        public string? Reason { get; init; }

        public string? OldValues { get; init; }

        public string? NewValues { get; init; }

        public HistoryEntry ToEntry(Entity entity) => new()
        {
            Operation = Operation!,
            RowVersion = RowVersion,
            ChangedDateutc = ChangedDateutc,
            ChangedBy = ChangedBy,
            Origin = Origin,
            RequestId = RequestId,
            Reason = Reason,
            Changes = Difference(entity, Read(entity, OldValues), Read(entity, NewValues)),
        };

        private static object Read(Entity entity, string? values) =>
            values is null ? entity.Fields.Create() : RowJson.Read(entity, values);

        private static List<FieldChange> Difference(Entity entity, object before, object after) =>
            [.. FieldChange.Between(entity, before, after).Where(change => change.Field.IsOnWire && change.Field != entity.Id)];
    }
}
