using System.Data.Common;
using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.Planning.Board;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;
using WorkOrders.Domain.Planning.Optimization;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Planning;

/// <summary>Reads a planning board in one round trip; only the suggestions for unknown names take another one.</summary>
internal sealed class GetBoardHandler(
    NpgsqlDataSource source, IReferenceReader references, RequestContext context, GreatCircleTravel travel)
    : IRequestHandler<GetBoardQuery, PlanningBoard>
{
    /// <exception cref="RefusedException">
    /// A name is unknown, the feed has not reached the position, or the board would be too large.
    /// </exception>
    public async Task<PlanningBoard> Handle(GetBoardQuery query, CancellationToken cancellationToken)
    {
        var zone = context.Caller.Settings.TimeZone;
        var (statement, parameters) = BoardStatement.For(query, context.Caller.TenantId, zone);
        var (technicians, entries, removed) = (new List<TechnicianFacts>(), new List<(BoardEntry, BoardJob)>(), new List<Guid>());
        var state = new BoardState(0, true, true);
        Func<DbDataReader, (BoardEntry, BoardJob)>? parse = null;
        await using (var connection = await source.OpenConnectionAsync(cancellationToken))
        {
            await foreach (var row in connection.Read(statement.PositionalSql, parameters.UsePositions(), cancellationToken))
            {
                switch (row.GetString(0))
                {
                    case BoardStatement.Entry: entries.Add((parse ??= Parser(row))(row)); break;
                    case BoardStatement.Technician: technicians.Add(RowJson.Read<TechnicianFacts>(row.GetString(1))); break;
                    case BoardStatement.Removed: removed.Add(RowJson.Read<Guid>(row.GetString(1))); break;
                    default: state = RowJson.Read<BoardState>(row.GetString(1)); break;
                }
            }
        }
        await CheckNames(query.Filter, technicians, state, cancellationToken);
        CheckPosition(query.ChangedAfter, state.Position);
        CheckSize(technicians.Count, entries.Count);
        context.Problems.ThrowIfAny();
        return new(
            state.Position, state.IsComplete, [.. BoardDay.Of(query.Range, zone)],
            [.. technicians.OrderBy(technician => technician.Code, StringComparer.Ordinal).ThenBy(technician => technician.Id)
                .Select(technician => technician.ToTechnician(query.Range, zone, travel))],
            entries, removed);
    }

    private static Func<DbDataReader, (BoardEntry, BoardJob)> Parser(DbDataReader reader)
    {
        var (entry, job) = (reader.GetRowParser<BoardEntry>(), reader.GetRowParser<BoardJob>());
        return row => (entry(row), job(row));
    }

    private async Task CheckNames(
        BoardFilter filter, List<TechnicianFacts> technicians, BoardState state, CancellationToken cancellationToken)
    {
        var unknown = filter.Kind == BoardFilterKind.Skill
            ? filter.Names.Where(_ => !state.IsFound).ToList()
            : filter.Names.Where(name => !technicians.Exists(user => BoardFilter.Identifies(name, user.Id, user.Code))).ToList();
        if (unknown.Count > 0)
        {
            var entity = filter.Kind == BoardFilterKind.Skill ? Entity.Of<Skill>() : Entity.Of<User>();
            var similar = await references.FindSimilarKeys([.. unknown.Select(name => (entity, name))], cancellationToken);
            foreach (var name in unknown)
            {
                context.Problems.Add(similar[(entity, name)].AddTo(new("", "not_found",
                    $"No {entity.Label} has the {entity.Id} or {entity.Key} \"{Truncation.Truncate(name)}\".", name)
                {
                    Parameter = filter.Parameter,
                }));
            }
        }
        else if (filter.Kind == BoardFilterKind.Team
            && technicians.Find(user => BoardFilter.Identifies(filter.Names[0], user.Id, user.Code)) is { IsTeamLeader: false })
        {
            context.Problems.Add(new("", "no_team_leader",
                $"The user {filter.Names[0]} does not lead a team; send the id or code of a team leader, or use \"users\".",
                filter.Names[0])
            {
                Parameter = filter.Parameter,
            });
        }
    }

    private void CheckPosition(long? after, long last)
    {
        if (after > last)
        {
            context.Problems.Add(new("", "bad_parameter",
                $"\"changed_after\" is {after}, but the last change is {last}. Use the \"position\" of an earlier response for this "
                    + "tenant. If the database was restored from a backup, read the board again without \"changed_after\".",
                after, last)
            {
                Kind = ProblemKind.Malformed,
                Parameter = "changed_after",
            });
        }
    }

    private void CheckSize(int technicians, int entries)
    {
        if (technicians > GetBoardQuery.MaxTechnicians)
        {
            context.Problems.Add(new("", "too_many_technicians",
                $"The board would have more than {GetBoardQuery.MaxTechnicians:N0} technicians. Send \"users\", \"team\" or \"skill\".",
                null, GetBoardQuery.MaxTechnicians));
        }
        if (entries > GetBoardQuery.MaxEntries)
        {
            context.Problems.Add(new("", "too_many_entries",
                $"The board would have more than {GetBoardQuery.MaxEntries:N0} entries. Send a shorter range, or fewer technicians.",
                null, GetBoardQuery.MaxEntries));
        }
    }

    private sealed record BoardState(long Position, bool IsComplete, bool IsFound);
}
