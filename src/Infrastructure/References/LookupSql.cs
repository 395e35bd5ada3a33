using System.Data;
using Dapper;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Domain.WorkOrders;
using WorkOrders.Infrastructure.Database;

namespace WorkOrders.Infrastructure.References;

/// <summary>
/// The statement that answers a lookup. Its text depends only on which kinds of things are asked for and in which forms, not on how many,
/// so that messages of one shape share a prepared statement.
/// </summary>
internal static class LookupSql
{
    /// <summary>The kind of a row that is a commitment, not an entity.</summary>
    public const string CommitmentKind = "commitment";

    /// <summary>How many keys are looked at on each side of one that does not exist.</summary>
    public const int Neighbourhood = 50;

    /// <summary>Companies come along with the projects that belong to them.</summary>
    public static readonly Entity Companies = Entity.Of<Company>();

    /// <summary>So do their models, where the message says of which family a project is.</summary>
    public static readonly Entity Models = Entity.Of<EquipmentModel>();

    private static readonly Entity Projects = Entity.Of<Project>();
    private static readonly Entity Users = Entity.Of<User>();

    private const string CommitmentsOf = """
        select 'commitment', json_build_object(
            'work_order_id', p.jobs_id, 'reference', coalesce(j.reference_back_office, j.id2::text), 'user_id', p.user_id,
            'from', p.date_from, 'to', p.date_to, 'is_firm', p.is_firm)::text
        from job_planning p
        join jobs j on j.tenant_id = p.tenant_id and j.id = p.jobs_id
        where p.tenant_id = @tenant and p.date_to > @commitments_from and p.date_from < @commitments_to and p.date_to < @commitments_until
            and p.user_id in (select t.id from "user" t where {0})
        """;

    /// <summary>The statement and its parameters. Each row it answers is a kind and the row as JSON.</summary>
    public static (string Sql, DynamicParameters Parameters) For(Lookup lookup, Guid tenant)
    {
        var parameters = new DynamicParameters();
        parameters.Add("tenant", tenant, DbType.Guid);
        var branches = new List<string>();
        foreach (var (entity, names) in lookup.Asked)
        {
            Add(parameters, entity, names);
            branches.Add(Branch(entity, names, Named(entity, names)));
        }
        if (lookup.Asked.TryGetValue(Projects, out var projects) && Named(Projects, projects) is { Length: > 0 } named)
        {
            branches.Add(Rows(Companies, $"t.id in (select t.company_id from project t where t.tenant_id = @tenant and ({named}))"));
            branches.Add(projects.Models ? Rows(Models, $"t.id in (select t.equipment_model_id from project t where t.tenant_id = @tenant and ({named}))") : "");
        }
        if (lookup is { Commitments: { } time } && lookup.Asked.TryGetValue(Users, out var users) && Named(Users, users) is { Length: > 0 } technicians)
        {
            parameters.Add("commitments_from", time.From.UtcDateTime);
            parameters.Add("commitments_to", time.To.UtcDateTime);
            // No entry lasts longer than the longest estimate, which keeps the search on a stretch of the index: one ahead, where there are fewer.
            parameters.Add("commitments_until", Later(time.To).UtcDateTime);
            branches.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, CommitmentsOf, $"t.tenant_id = @tenant and ({Team(technicians)})"));
        }
        return (string.Join("\nunion all\n", branches.Where(branch => branch.Length > 0)), parameters);
    }

    /// <summary>
    /// The keys that stand next to each key asked for, in the order of the index: typing errors seldom come first in a key.
    /// Each row it answers is the kind, the key asked for, and one that stands near it.
    /// </summary>
    public static (string Sql, DynamicParameters Parameters) Neighbours(IEnumerable<(Entity Entity, string Key)> keys, Guid tenant)
    {
        var parameters = new DynamicParameters();
        parameters.Add("tenant", tenant, DbType.Guid);
        var branches = new List<string>();
        foreach (var sameKind in keys.GroupBy(key => key.Entity, key => key.Key))
        {
            parameters.Add($"{sameKind.Key.Name}_asked", sameKind.ToArray());
            branches.Add(Neighbours(sameKind.Key));
        }
        return (string.Join("\nunion all\n", branches), parameters);
    }

    private static string Neighbours(Entity entity)
    {
        var key = entity.Key.Name;
        var from = $"{Table.Quote(entity.Name)} t where {Tenant(entity)}{(entity.IsShared ? "" : " and ")}";
        return $"""
            select '{entity.Name}', asked.key, near.key
            from unnest(@{entity.Name}_asked) as asked (key)
            cross join lateral (
                (select t.{key} as key from {from} t.{key} >= asked.key collate "C" order by t.{key} limit {Neighbourhood})
                union all
                (select t.{key} from {from} t.{key} < asked.key collate "C" order by t.{key} desc limit {Neighbourhood})) near
            """;
    }

    private static void Add(DynamicParameters parameters, Entity entity, Lookup.Names names)
    {
        if (names.Ids.Count > 0)
        {
            parameters.Add($"{entity.Name}_ids", names.Ids.ToArray());
        }
        if (names.Keys.Count > 0)
        {
            parameters.Add($"{entity.Name}_keys", names.Keys.ToArray());
        }
    }

    /// <summary>The condition that a row of the entity, called t, is named; empty when none is.</summary>
    private static string Named(Entity entity, Lookup.Names names) => string.Join(" or ",
    [
        .. names.Ids.Count > 0 ? [$"t.id = any(@{entity.Name}_ids)"] : Array.Empty<string>(),
        .. names.Keys.Count > 0 ? [$"t.{entity.Key.Name} = any(@{entity.Name}_keys)"] : Array.Empty<string>(),
    ]);

    private static string Branch(Entity entity, Lookup.Names names, string named)
    {
        if (names.Default)
        {
            named = named.Length > 0 ? $"{named} or t.is_default" : "t.is_default";
        }
        if (named.Length == 0)
        {
            return "";
        }
        return names switch
        {
            { Ancestors: true } => WithAncestors(entity, named),
            { Team: true } => Rows(entity, Team(named)),
            _ => Rows(entity, named),
        };
    }

    private static string Rows(Entity entity, string condition) =>
        $"select '{entity.Name}', to_json(t)::text from {Table.Quote(entity.Name)} t where {Tenant(entity)}{(entity.IsShared ? "" : " and ")}({condition})";

    private static string WithAncestors(Entity entity, string named) => $"""
        select '{entity.Name}', to_json(up)::text from (
            with recursive up as (
                select t.* from {Table.Quote(entity.Name)} t where t.tenant_id = @tenant and ({named})
                union
                select t.* from {Table.Quote(entity.Name)} t join up on t.tenant_id = @tenant and t.id = up._parent_id)
            select * from up) up
        """;

    private static string Team(string leaders) =>
        $"{leaders} or t.team_leader_user_id in (select t.id from \"user\" t where t.tenant_id = @tenant and ({leaders}))";

    private static string Tenant(Entity entity) => entity.IsShared ? "" : "t.tenant_id = @tenant";

    private static DateTimeOffset Later(DateTimeOffset to) => DateTimeOffset.MaxValue - to > Longest ? to + Longest : DateTimeOffset.MaxValue;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(WorkOrderDetails.LongestEstimate);
}
