using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>
/// Counts the rows that refer to rows of one entity. Each entity has its own branch, so that a statement reads only the tables that can
/// refer to the rows that it is asked about.
/// </summary>
/// <param name="target">The entity of the rows that are referred to.</param>
/// <param name="model">The entities that can refer to them.</param>
internal sealed class ReferrersBranch(Entity target, EntityModel model) : ILookupBranch
{
    public string Kind { get; } = $"referrers of {target.Name}";

    // At most one row more is read than is counted exactly, because very many rows may refer to the row.
    public string Sql { get; } = string.Join("\nunion all\n", model.ReferencesTo(target).Select(reference => $"""
        select 'referrers of {target.Name}', json_build_object('subject_id', asked.id, 'entity', '{reference.Owner.Name}',
            'reference', {reference.Index}, 'count', found.count, 'keys', found.keys)::text
        from ({Asked(target)}) as asked (id)
        cross join lateral (
            select count(*) as count, (array_agg(key order by key))[:{Referrers.MaxKeys}] as keys
            from (
                select {Key(reference.Owner)} as key from {Table.Quote(reference.Owner.Name)} t
                where t.tenant_id = @tenant and t.{reference.Id} = asked.id
                    {(reference.Owner == target ? "and t.id <> asked.id" : "")}
                limit {Referrers.MaxCount + 1}) t) found
        where found.count > 0
        """));

    /// <summary>Returns a branch for each entity that others can refer to.</summary>
    public static IEnumerable<ReferrersBranch> ForEach(EntityModel model) =>
        model.Entities.Where(entity => model.ReferencesTo(entity).Any()).Select(entity => new ReferrersBranch(entity, model));

    public bool Answers(ILookupQuestion question) => question is ReferrersQuestion asked && asked.Entity == target;

    public void AddParameters(TypedParameters parameters, IReadOnlyCollection<ILookupQuestion> questions)
    {
        var asked = questions.Cast<ReferrersQuestion>().ToList();
        parameters.Add($"referred_{target.Name}_ids", asked.Select(row => row.Id).OfType<Guid>().ToArray());
        parameters.Add($"referred_{target.Name}_keys", asked.Select(row => row.Key).OfType<string>().ToArray());
    }

    public ILookupAnswer Read(string json)
    {
        var answer = RowJson.Read<Answer>(json);
        return new Referrers(answer.SubjectId, model[answer.Entity].References[answer.Reference], answer.Count, answer.Keys);
    }

    private static string Asked(Entity entity) => $"""
        select unnest(@referred_{entity.Name}_ids::uuid[])
            union select t.id from unnest(@referred_{entity.Name}_keys::text[]) as named (key)
            join {Table.Quote(entity.Name)} t on {(entity.IsShared ? "" : "t.tenant_id = @tenant and ")}t.{entity.Key}::text = named.key
        """;

    /// <summary>Returns the SQL for the name of a referring row in messages: its key, its number or its id.</summary>
    private static string Key(Entity entity)
    {
        var names = new[] { entity.Key, entity.SequentialNumber, entity.Id }.OfType<Field>().Distinct();
        return $"coalesce({string.Join(", ", names.Select(name => $"t.{name}::text"))})";
    }

    private sealed record Answer(Guid SubjectId, string Entity, int Reference, int Count, IReadOnlyList<string> Keys);
}
