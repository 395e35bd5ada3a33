using System.Collections.Concurrent;
using System.Collections.Frozen;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Domain.WorkOrders;
using WorkOrders.Infrastructure.Sql;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Reading;

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

    private static readonly ConcurrentDictionary<string, Statement> Known = new();

    // No entry lasts longer than the longest estimate, which keeps the search on a stretch of the index: one ahead, where there are fewer.
    // Many may overlap one another: of each stretch come no more than are told.
    private static readonly string Bookings = $"""
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
        cross join lateral (
            select * from job_planning p
            where p.tenant_id = @tenant and p.user_id = member.id
                and p.date_to > stretch.starts and p.date_from < stretch.ends and p.date_to < stretch.until
            order by p.date_to limit {TechnicianSchedule.Most}) p
        cross join lateral (select * from jobs j where j.tenant_id = @tenant and j.id = p.jobs_id offset 0) j
        """;

    /// <summary>The statement and its parameters. Each row it answers is a kind and the row as JSON.</summary>
    public static (Statement Statement, TypedParameters Parameters) For(Lookup lookup, Guid tenant)
    {
        var parameters = new TypedParameters();
        parameters.Add("tenant", tenant);
        var asked = lookup.Asked.OrderBy(asked => asked.Key.Name, StringComparer.Ordinal).ToList();
        foreach (var (entity, names) in asked)
        {
            Add(parameters, entity, names);
        }
        if (lookup.TechnicianSchedule.Count > 0)
        {
            Add(parameters, lookup.TechnicianSchedule);
        }
        var shape = string.Join(' ', asked.Select(asked => $"{asked.Key.Name}:{Shape(asked.Value)}").Append(lookup.TechnicianSchedule.Count > 0 ? "+" : ""));
        return (Known.GetOrAdd(shape, _ => new(Text(asked, lookup.TechnicianSchedule.Count > 0), parameters.Names)), parameters);
    }

    /// <summary>What of it decides about the statement's text.</summary>
    private static int Shape(LookupKeys names) =>
        (names.Ids.Count > 0 ? 1 : 0) | (names.Keys.Count > 0 ? 2 : 0) | (names.Ancestors ? 4 : 0) | (names.Models ? 8 : 0) |
        (names.Default ? 16 : 0) | (names.Team ? 32 : 0) | (names.Whole ? 64 : 0);

    private static string Text(IReadOnlyList<KeyValuePair<Entity, LookupKeys>> asked, bool commitments) =>
        string.Join("\nunion all\n", asked.SelectMany(asked => Branches(asked.Key, asked.Value)).Concat(commitments ? [Bookings] : []));

    private static IEnumerable<string> Branches(Entity entity, LookupKeys names)
    {
        if (names.Default)
        {
            yield return Rows(entity, names.Whole, $"{Table.Quote(entity.Name)} t where {Tenant(entity)}t.is_default");
        }
        foreach (var named in Named(entity, names))
        {
            yield return Rows(entity, names.Whole, names.Ancestors ? WithAncestors(entity, named) : named);
            if (names.Team)
            {
                yield return Rows(entity, names.Whole, Each(entity, "team_leader_user_id", $"(select t.id from {named}) as named (name)"));
            }
            if (entity == Projects)
            {
                yield return Rows(Companies, whole: false, Each(Companies, "id", $"(select distinct t.company_id from {named}) as named (name)"));
            }
            if (names.Models)
            {
                yield return Rows(Models, whole: true, Each(Models, "id", $"(select distinct t.equipment_model_id from {named}) as named (name)"));
            }
        }
    }

    /// <summary>The rows that are named, called t: those named by id, and those named by key.</summary>
    private static IEnumerable<string> Named(Entity entity, LookupKeys names) =>
    [
        .. names.Ids.Count > 0 ? [Each(entity, "id", $"unnest(@{entity.Name}_ids::uuid[]) as named (name)")] : Array.Empty<string>(),
        .. names.Keys.Count > 0 ? [Each(entity, entity.Key.Name, $"unnest(@{entity.Name}_keys::text[]) as named (name)")] : Array.Empty<string>(),
    ];

    /// <summary>
    /// The rows, called t, of which a column holds one of some names. Each is looked for by itself (that is what <c>offset 0</c> forbids to undo): told to find any
    /// of them, the planner reads the whole of a table that is small, and keeps to it while the table grows.
    /// </summary>
    private static string Each(Entity entity, string column, string names) =>
        $"{names} cross join lateral (select * from {Table.Quote(entity.Name)} t where {Tenant(entity)}t.{column} = named.name offset 0) t";

    private static string Rows(Entity entity, bool whole, string from) => $"select '{entity.Name}', {Row(entity, whole)} from {from}";

    private static string WithAncestors(Entity entity, string named) => $"""
        (with recursive up as (
            select t.* from {named}
            union
            select t.* from up cross join lateral (select * from {Table.Quote(entity.Name)} t where {Tenant(entity)}t.id = up._parent_id offset 0) t)
        select * from up) t
        """;

    /// <summary>The row called t, or its facts, as JSON.</summary>
    private static string Row(Entity entity, bool whole) =>
        whole ? "to_json(t)::text" : $"json_build_object({string.Join(", ", entity.Facts.Select(field => $"'{field.Name}', t.{field.Name}"))})::text";

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
        var from = $"{Table.Quote(entity.Name)} t where {Tenant(entity)}";
        return $"""
            select '{entity.Name}', asked.key, near.key
            from unnest(@{entity.Name}_asked) as asked (key)
            cross join lateral (
                (select t.{key} as key from {from} t.{key} >= asked.key collate "C" order by t.{key} limit {Neighbourhood})
                union all
                (select t.{key} from {from} t.{key} < asked.key collate "C" order by t.{key} desc limit {Neighbourhood})) near
            """;
    }

    private static void Add(TypedParameters parameters, Entity entity, LookupKeys names)
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

    private static string Tenant(Entity entity) => entity.IsShared ? "" : "t.tenant_id = @tenant and ";

    private static DateTimeOffset Later(DateTimeOffset to) => DateTimeOffset.MaxValue - to > Longest ? to + Longest : DateTimeOffset.MaxValue;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(WorkOrderDetails.LongestEstimate);
}
