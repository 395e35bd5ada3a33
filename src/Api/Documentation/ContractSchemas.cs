using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;

namespace WorkOrders.Api.Documentation;

/// <summary>OpenAPI schemas of the contract's entities, generated from their records.</summary>
internal sealed class ContractSchemas
{
    /// <summary>Marks fields that are required to create a row, but not to refer to an existing one.</summary>
    private const string RequiredWhenNew = "x-required-when-new";

    private readonly OpenApiDocument _document;
    private readonly Summaries _summaries;
    private readonly FieldExamples _examples;

    private ContractSchemas(OpenApiDocument document, Summaries summaries, FieldExamples examples) =>
        (_document, _summaries, _examples) = (document, summaries, examples);

    /// <summary>Adds the schemas of an entity and of every entity that can be embedded in it, each under its wire name.</summary>
    /// <param name="document">The OpenAPI document.</param>
    /// <param name="entity">The record of the entity.</param>
    /// <param name="examples">Examples of the entity; each field shows the value of the first example that contains the field.</param>
    public static void AddTo(OpenApiDocument document, Type entity, IEnumerable<JsonObject> examples) =>
        new ContractSchemas(document, new(), new(entity, examples)).Add(entity);

    private OpenApiSchemaReference Add(Type type)
    {
        var name = type.IsDefined(typeof(EntityAttribute), false)
            ? Entity.Of(type).Name
            : JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name);
        var properties = new Dictionary<string, IOpenApiSchema>();
        var schema = new OpenApiSchema { Type = JsonSchemaType.Object, Description = _summaries.For(type), Properties = properties };
        // The schema is added before its fields are read, because entities refer to each other and to themselves.
        if (_document.Components?.Schemas?.ContainsKey(name) != true)
        {
            _document.AddComponent<IOpenApiSchema>(name, schema);
            var isCreated = !type.IsDefined(typeof(EntityAttribute), false) || Entity.Of(type).IsWritable;
            foreach (var field in Fields.Of(type))
            {
                properties.Add(field.Name, SchemaOf(field, isCreated));
            }
        }
        return new(name, _document);
    }

    private OpenApiSchema SchemaOf(Field field, bool isCreated)
    {
        var schema = ShapeOf(field);
        schema.Description = _summaries.For(field.Property);
        schema.ReadOnly = field.IsReadOnly;
        // Responses do not contain embedded objects.
        schema.WriteOnly = field.Kind == FieldKind.Embedded;
        if (field.IsRequired && isCreated)
        {
            schema.Description += " Required to create a row.";
            schema.AddExtension(RequiredWhenNew, new JsonNodeExtension(true));
        }
        return schema;
    }

    private OpenApiSchema ShapeOf(Field field) => field.Kind switch
    {
        FieldKind.Embedded => Schemas.OrNull(Add(field.ElementType), ""),
        FieldKind.List => new() { Type = JsonSchemaType.Array | JsonSchemaType.Null, Items = Add(field.ElementType) },
        _ => new()
        {
            Type = JsonSchemaType.Null | TypeOf(field.Kind),
            Format = FormatOf(field.Kind),
            MaxLength = field.MaxLength,
            Pattern = field.Kind == FieldKind.TimeOfDay ? CalendarText.TimePattern : null,
            Minimum = FormattableString.Invariant($"{field.Range?.Minimum}") is { Length: > 0 } minimum ? minimum : null,
            Maximum = FormattableString.Invariant($"{field.Range?.Maximum}") is { Length: > 0 } maximum ? maximum : null,
            Examples = _examples.For(field) is { } example ? [example] : null,
        },
    };

    private static JsonSchemaType TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Integer => JsonSchemaType.Integer,
        FieldKind.Decimal => JsonSchemaType.Number,
        FieldKind.Boolean => JsonSchemaType.Boolean,
        _ => JsonSchemaType.String,
    };

    private static string? FormatOf(FieldKind kind) => kind switch
    {
        FieldKind.Guid => "uuid",
        FieldKind.Instant => "date-time",
        FieldKind.Date => "date",
        FieldKind.Integer => "int32",
        FieldKind.Decimal => "decimal",
        _ => null,
    };
}
