using System.Reflection;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.Tests.Architecture;

namespace WorkOrders.Application.Tests.Contract;

/// <summary>The records declare exactly the entities and fields of the published table.</summary>
public sealed class ContractTests
{
    /// <summary>The field that exists only in responses, so the table of request fields does not list it.</summary>
    private const string AnswerOnly = "job_planning";

    /// <summary>The order number, which is read-only although the table does not mark it as such.</summary>
    private const string SequentialNumber = "id2";

    private static IEnumerable<Type> Records =>
        ProductAssemblies.Application.GetTypes().Where(type => type.IsDefined(typeof(EntityAttribute))).Append(typeof(Translation))
            .OrderBy(type => type.Name);

    private static IEnumerable<Type> Entities => Records.Where(type => type != typeof(Translation));

    [Test]
    public void The_records_match_the_published_entities() =>
        Assert.That(Records.Select(NameOf), Is.EquivalentTo(ContractTable.Entities.Keys));

    [TestCaseSource(nameof(Entities))]
    public void An_entity_has_the_published_path_and_key(Type record)
    {
        var (entity, published) = (Entity.Of(record), ContractTable.Entities[NameOf(record)]);
        Assert.That((entity.Path, entity.Key.Name), Is.EqualTo((published.Path, published.Key ?? "id")));
    }

    [TestCaseSource(nameof(Records))]
    public void A_record_has_exactly_the_published_fields(Type record) =>
        Assert.That(DeclaredFields(record), Is.EquivalentTo(ContractTable.Entities[NameOf(record)].Fields.Select(Describe)));

    [Test]
    public void A_work_order_response_adds_only_its_planning()
    {
        var planning = Fields.Of(typeof(Job)).Find(AnswerOnly)!;
        Assert.That((planning.Kind, planning.IsReadOnly), Is.EqualTo((FieldKind.List, true)));
        Assert.That(ContractTable.Entities["jobs"].Fields.Select(field => field.Name), Does.Not.Contain(AnswerOnly));
        Assert.That(ContractTable.Entities["jobs"].Fields, Has.Count.EqualTo(59));
    }

    private static IEnumerable<string> DeclaredFields(Type record)
    {
        var references = record == typeof(Translation) ? [] : Entity.Of(record).References;
        return Fields.Of(record).Where(field => record != typeof(Job) || field.Name != AnswerOnly).Select(field => Describe(
            field.Name, field.Kind, field.MaxLength == Field.DefaultMaxLength ? null : field.MaxLength, field.IsRequired, field.IsReadOnly,
            references.Select(reference =>
                reference.Id == field ? $"{reference.Target} by id" : reference.Key == field ? $"{reference.Target} by key" : null)
                .FirstOrDefault(form => form is not null),
            field.Kind is FieldKind.Embedded or FieldKind.List ? NameOf(field.ElementType) : null));
    }

    private static string Describe(ContractTable.PublishedField field) => Describe(
        field.Name, KindOf(field.Type), field.Max, field.Required,
        field.ReadOnly || field.Derived is not null || field.Name == SequentialNumber,
        field.RefersTo is null ? null : $"{field.RefersTo} by {field.By}", field.Entity);

    private static string Describe(string name, FieldKind kind, int? max, bool required, bool readOnly, string? refersTo, string? embeds) =>
        $"{name}: {kind}, at most {max?.ToString() ?? "any"}{(required ? ", required" : "")}{(readOnly ? ", read-only" : "")}, "
        + $"refers to {refersTo ?? "nothing"}, embeds {embeds ?? "no entity"}";

    private static string NameOf(Type record) =>
        record.GetCustomAttribute<EntityAttribute>()?.Name ?? System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(record.Name);

    private static FieldKind KindOf(string type) => type switch
    {
        "guid" => FieldKind.Guid,
        "string" => FieldKind.Text,
        "int" => FieldKind.Integer,
        "decimal" => FieldKind.Decimal,
        "bool" => FieldKind.Boolean,
        "datetime" => FieldKind.Instant,
        "date" => FieldKind.Date,
        "time" => FieldKind.TimeOfDay,
        "embedded" => FieldKind.Embedded,
        "list" => FieldKind.List,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The field table does not define this type."),
    };
}
