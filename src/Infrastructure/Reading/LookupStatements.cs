using System.Collections.Concurrent;
using System.Collections.Frozen;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>
/// Builds the statements that run lookups. The text depends only on the looked-up entities and the forms of lookup, not on the number of
/// rows, so that requests of the same shape share a prepared statement.
/// </summary>
internal sealed class LookupStatements(IEnumerable<ILookupBranch> branches)
{
    private readonly ConcurrentDictionary<string, Statement> _cache = new();
    private readonly ILookupBranch[] _branches = [.. branches];
    private readonly FrozenDictionary<string, ILookupBranch> _byKind = branches.ToFrozenDictionary(branch => branch.Kind);

    /// <summary>Returns the branch whose answers have this kind; null when the kind is the name of an entity.</summary>
    public ILookupBranch? BranchOf(string kind) => _byKind.GetValueOrDefault(kind);

    /// <summary>Returns the statement and its parameters. Each result row contains a kind, and a row or an answer as JSON.</summary>
    public (Statement Statement, TypedParameters Parameters) For(Lookup lookup, Guid tenant)
    {
        var parameters = new TypedParameters();
        parameters.Add("tenant", tenant);
        var entities = lookup.Entities.OrderBy(entry => entry.Key.Name, StringComparer.Ordinal).ToList();
        foreach (var (entity, keys) in entities)
        {
            AddParameters(parameters, entity, keys);
        }
        var asked = Asked(lookup);
        foreach (var (branch, questions) in asked)
        {
            branch.AddParameters(parameters, questions);
        }
        var shape = string.Join(' ',
            entities.Select(entry => Shape(entry.Key, entry.Value)).Concat(asked.Select(entry => entry.Branch.Kind)));
        return (_cache.GetOrAdd(shape, _ => new(Text(lookup, entities, asked), parameters.Names)), parameters);
    }

    /// <summary>Returns the branches that answer the questions of a lookup, always in the same order.</summary>
    private List<(ILookupBranch Branch, IReadOnlyCollection<ILookupQuestion> Questions)> Asked(Lookup lookup) =>
    [
        .. lookup.Questions.GroupBy(question => Array.FindIndex(_branches, branch => branch.Answers(question)))
            .Where(same => same.Key >= 0)
            .OrderBy(same => same.Key)
            .Select(same => (_branches[same.Key], (IReadOnlyCollection<ILookupQuestion>)[.. same])),
    ];

    /// <summary>Returns a text that identifies everything about the lookup of an entity that the statement's text depends on.</summary>
    private static string Shape(Entity entity, EntityLookup keys)
    {
        var flags = (keys.Ids.Count > 0 ? 1 : 0) | (keys.Keys.Count > 0 ? 2 : 0) | (keys.IncludeAncestors ? 4 : 0) |
            (keys.IncludeDefault ? 8 : 0) | (keys.AllColumns ? 16 : 0) | (keys.Roots.Count > 0 ? 32 : 0) | (keys.IncludeAll ? 64 : 0);
        return keys.Included.Count + keys.Referring.Count + keys.SimilarTexts.Count == 0
            ? $"{entity.Name}:{flags}"
            : $"{entity.Name}:{flags}:{Names(keys.Included)}:{Names(keys.Referring)}:{string.Join(',', Similar(keys))}";
    }

    private static string Names(IEnumerable<ReferenceFields> references) =>
        string.Join(',', references.Select(reference => $"{reference.Owner}.{reference.Name}").Order(StringComparer.Ordinal));

    private static string Text(
        Lookup lookup,
        IEnumerable<KeyValuePair<Entity, EntityLookup>> entities,
        IEnumerable<(ILookupBranch Branch, IReadOnlyCollection<ILookupQuestion> Questions)> asked) =>
        string.Join("\nunion all\n",
            entities.SelectMany(entry => RowsOf(lookup, entry.Key, entry.Value)).Concat(asked.Select(entry => entry.Branch.Sql)));

    private static IEnumerable<string> RowsOf(Lookup lookup, Entity entity, EntityLookup keys)
    {
        if (keys.IncludeAll)
        {
            yield return Rows(entity, keys.AllColumns, $"{Table.Quote(entity.Name)} t where {Tenant(entity)}true");
        }
        if (keys.IncludeDefault)
        {
            yield return Rows(entity, keys.AllColumns, $"{Table.Quote(entity.Name)} t where {Tenant(entity)}t.{entity.Default}");
        }
        foreach (var field in Similar(keys))
        {
            yield return SimilarRows.Sql(entity, field, Row(entity, keys.AllColumns, field), Tenant(entity));
        }
        foreach (var named in Named(entity, keys))
        {
            yield return Rows(entity, keys.AllColumns, keys.IncludeAncestors ? WithAncestors(entity, named) : named);
            foreach (var reference in keys.Referring)
            {
                yield return Rows(reference.Owner, ReadsAllColumns(lookup, reference.Owner),
                    Each(reference.Owner, reference.Id.Name, $"(select t.id from {named}) as named (name)"));
            }
            foreach (var reference in Included(entity, keys))
            {
                yield return Rows(reference.Target, ReadsAllColumns(lookup, reference.Target),
                    Each(reference.Target, reference.Target.Id.Name, $"(select distinct t.{reference.Id} from {named}) as named (name)"));
            }
        }
    }

    private static bool ReadsAllColumns(Lookup lookup, Entity entity) =>
        lookup.Entities.TryGetValue(entity, out var keys) && keys.AllColumns;

    /// <summary>
    /// Returns the references whose targets are also read: those that rules always read, and those that the lookup includes.
    /// </summary>
    private static IEnumerable<ReferenceFields> Included(Entity entity, EntityLookup keys) =>
        entity.References.Where(reference => reference.Id.RuleInput is { IncludeRow: true } || keys.Included.Contains(reference));

    /// <summary>Returns the SQL for the requested rows, with the alias t: by id, by key, and the descendants of rows.</summary>
    private static IEnumerable<string> Named(Entity entity, EntityLookup keys)
    {
        if (keys.Ids.Count > 0)
        {
            yield return Each(entity, entity.Id.Name, $"unnest(@{entity.Name}_ids::uuid[]) as named (name)");
        }
        if (keys.Keys.Count > 0)
        {
            yield return Each(entity, entity.Key.Name, $"unnest(@{entity.Name}_keys::text[]) as named (name)");
        }
        if (keys.Roots.Count > 0)
        {
            yield return Descendants(entity, $"unnest(@{entity.Name}_roots::uuid[]) as named (name)");
        }
    }

    /// <summary>
    /// Returns the SQL for the rows, with the alias t, whose column has one of several values. Each value is looked up separately;
    /// <c>offset 0</c> prevents the planner from merging the lookups. For many values at once, it would read all of a small table, and keep
    /// that plan while the table grows.
    /// </summary>
    private static string Each(Entity entity, string column, string names) =>
        $"{names} cross join lateral (select * from {Table.Quote(entity.Name)} t where {Tenant(entity)}t.{column} = named.name offset 0) t";

    private static string Rows(Entity entity, bool whole, string from) => $"select '{entity.Name}', {Row(entity, whole)} from {from}";

    private static string Descendants(Entity entity, string roots) => $"""
        (with recursive down as (
            select t.* from {Each(entity, entity.Parent!.Name, roots)}
            union
            select t.* from down cross join lateral (
                select * from {Table.Quote(entity.Name)} t where {Tenant(entity)}t.{entity.Parent} = down.id offset 0) t)
        select * from down) t
        """;

    private static string WithAncestors(Entity entity, string named) => $"""
        (with recursive up as (
            select t.* from {named}
            union
            select t.* from up cross join lateral (
                select * from {Table.Quote(entity.Name)} t where {Tenant(entity)}t.id = up.{entity.Parent} offset 0) t)
        select * from up) t
        """;

    /// <summary>
    /// Returns the SQL for the row with the alias t as JSON: the whole row, or only the fields that rules read and one more.
    /// </summary>
    private static string Row(Entity entity, bool whole, Field? more = null)
    {
        var fields = more is null ? entity.RuleInputs : entity.RuleInputs.Append(more).Distinct();
        var pairs = fields.Select(field => $"'{field.Name}', t.{field.Name}");
        return whole ? "to_json(t)::text" : $"json_build_object({string.Join(", ", pairs)})::text";
    }

    private static IOrderedEnumerable<Field> Similar(EntityLookup keys) => keys.SimilarTexts.Keys.OrderBy(field => field.Index);

    private static void AddParameters(TypedParameters parameters, Entity entity, EntityLookup keys)
    {
        foreach (var field in Similar(keys))
        {
            parameters.Add(SimilarRows.Parameter(entity, field), keys.SimilarTexts[field].ToArray());
        }
        if (keys.Ids.Count > 0)
        {
            parameters.Add($"{entity.Name}_ids", keys.Ids.ToArray());
        }
        if (keys.Keys.Count > 0)
        {
            parameters.Add($"{entity.Name}_keys", keys.Keys.ToArray());
        }
        if (keys.Roots.Count > 0)
        {
            parameters.Add($"{entity.Name}_roots", keys.Roots.ToArray());
        }
    }

    private static string Tenant(Entity entity) => entity.IsShared ? "" : "t.tenant_id = @tenant and ";
}
