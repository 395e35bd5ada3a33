using System.Collections.Concurrent;
using System.Collections.Frozen;
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

    /// <summary>The entities there are to look up, by name.</summary>
    public static readonly FrozenDictionary<string, Entity> Kinds = WriteOrder.All.ToFrozenDictionary(entity => entity.Name);

    // Companies come along with the projects that belong to them, and models where the message says of which family a project is.
    private static readonly Entity Companies = Entity.Of<Company>();
    private static readonly Entity Models = Entity.Of<EquipmentModel>();
    private static readonly Entity Projects = Entity.Of<Project>();
    private static readonly Entity Users = Entity.Of<User>();

    private static readonly ConcurrentDictionary<string, string> Known = new();

    // No entry lasts longer than the longest estimate, which keeps the search on a stretch of the index: one ahead, where there are fewer.
    private const string Commitments = """
        select 'commitment', json_build_object(
            'work_order_id', p.jobs_id, 'reference', coalesce(j.reference_back_office, j.id2::text), 'user_id', p.user_id,
            'from', p.date_from, 'to', p.date_to, 'is_firm', p.is_firm)::text
        from unnest(@stretch_ids::uuid[], @stretch_keys::text[], @stretch_from::timestamptz[], @stretch_to::timestamptz[], @stretch_until::timestamptz[])
            as stretch (id, key, starts, ends, until)
        cross join lateral (
            select u.id from "user" u where u.tenant_id = @tenant and u.id = stretch.id
            union all
            select u.id from "user" u where u.tenant_id = @tenant and u.code = stretch.key) leader
        cross join lateral (
            select leader.id
            union all
            select u.id from "user" u where u.tenant_id = @tenant and u.team_leader_user_id = leader.id) member
        join job_planning p on p.tenant_id = @tenant and p.user_id = member.id
            and p.date_to > stretch.starts and p.date_from < stretch.ends and p.date_to < stretch.until
        join jobs j on j.tenant_id = p.tenant_id and j.id = p.jobs_id
        """;

    /// <summary>The statement and its parameters. Each row it answers is a kind and the row as JSON.</summary>
    public static (string Sql, TypedParameters Parameters) For(Lookup lookup, Guid tenant)
    {
        var parameters = new TypedParameters();
        parameters.Add("tenant", tenant);
        var asked = lookup.Asked.OrderBy(asked => asked.Key.Name, StringComparer.Ordinal).ToList();
        foreach (var (entity, names) in asked)
        {
            Add(parameters, entity, names);
        }
        if (lookup.Commitments.Count > 0)
        {
            Add(parameters, lookup.Commitments);
        }
        var shape = string.Join(' ', asked.Select(asked => $"{asked.Key.Name}:{Shape(asked.Value)}").Append(lookup.Commitments.Count > 0 ? "+" : ""));
        return (Known.GetOrAdd(shape, _ => Text(asked, lookup.Commitments.Count > 0)), parameters);
    }

    /// <summary>What of it decides about the statement's text.</summary>
    private static int Shape(Lookup.Names names) =>
        (names.Ids.Count > 0 ? 1 : 0) | (names.Keys.Count > 0 ? 2 : 0) | (names.Ancestors ? 4 : 0) | (names.Models ? 8 : 0) |
        (names.Default ? 16 : 0) | (names.Team ? 32 : 0) | (names.Whole ? 64 : 0);

    private static string Text(IReadOnlyList<KeyValuePair<Entity, Lookup.Names>> asked, bool commitments)
    {
        var branches = new List<string>();
        foreach (var (entity, names) in asked)
        {
            var named = Named(entity, names);
            branches.Add(Branch(entity, names, named));
            if (entity == Projects && named.Length > 0)
            {
                var projects = $"from project t where t.tenant_id = @tenant and ({named})";
                branches.Add(Rows(Companies, whole: false, $"t.id in (select t.company_id {projects})"));
                branches.Add(names.Models ? Rows(Models, whole: true, $"t.id in (select t.equipment_model_id {projects})") : "");
            }
            if (names.Team && named.Length > 0)
            {
                branches.Add(Rows(Users, names.Whole, $"t.team_leader_user_id in (select t.id from \"user\" t where t.tenant_id = @tenant and ({named}))"));
            }
        }
        branches.Add(commitments ? Commitments : "");
        return string.Join("\nunion all\n", branches.Where(branch => branch.Length > 0));
    }

    /// <summary>
    /// The keys that stand next to each key asked for, in the order of the index: typing errors seldom come first in a key.
    /// Each row it answers is the kind, the key asked for, and one that stands near it.
    /// </summary>
    public static (string Sql, TypedParameters Parameters) Neighbours(IEnumerable<(Entity Entity, string Key)> keys, Guid tenant)
    {
        var parameters = new TypedParameters();
        parameters.Add("tenant", tenant);
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

    private static void Add(TypedParameters parameters, Entity entity, Lookup.Names names)
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

    private static void Add(TypedParameters parameters, IReadOnlyCollection<Lookup.Stretch> stretches)
    {
        parameters.Add("stretch_ids", stretches.Select(stretch => stretch.UserId).ToArray());
        parameters.Add("stretch_keys", stretches.Select(stretch => stretch.UserKey).ToArray());
        parameters.Add("stretch_from", stretches.Select(stretch => stretch.From.UtcDateTime).ToArray());
        parameters.Add("stretch_to", stretches.Select(stretch => stretch.To.UtcDateTime).ToArray());
        parameters.Add("stretch_until", stretches.Select(stretch => Later(stretch.To).UtcDateTime).ToArray());
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
        return names.Ancestors ? WithAncestors(entity, names.Whole, named) : Rows(entity, names.Whole, named);
    }

    private static string Rows(Entity entity, bool whole, string condition) =>
        $"select '{entity.Name}', {Row(entity, whole)} from {Table.Quote(entity.Name)} t where {Tenant(entity)}{(entity.IsShared ? "" : " and ")}({condition})";

    private static string WithAncestors(Entity entity, bool whole, string named) => $"""
        select '{entity.Name}', {Row(entity, whole)} from (
            with recursive up as (
                select t.* from {Table.Quote(entity.Name)} t where t.tenant_id = @tenant and ({named})
                union
                select t.* from {Table.Quote(entity.Name)} t join up on t.tenant_id = @tenant and t.id = up._parent_id)
            select * from up) t
        """;

    /// <summary>The row called t, or its facts, as JSON.</summary>
    private static string Row(Entity entity, bool whole) =>
        whole ? "to_json(t)::text" : $"json_build_object({string.Join(", ", entity.Facts.Select(field => $"'{field.Name}', t.{field.Name}"))})::text";

    private static string Tenant(Entity entity) => entity.IsShared ? "" : "t.tenant_id = @tenant";

    private static DateTimeOffset Later(DateTimeOffset to) => DateTimeOffset.MaxValue - to > Longest ? to + Longest : DateTimeOffset.MaxValue;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(WorkOrderDetails.LongestEstimate);
}
