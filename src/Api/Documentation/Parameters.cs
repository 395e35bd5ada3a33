using Microsoft.OpenApi;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Documentation;

/// <summary>
/// The parameters of operations. Those that several operations have are described once, in the components of the document.
/// </summary>
internal static class Parameters
{
    /// <summary>The condition on the version of a row that a request changes.</summary>
    public const string IfMatch = "if_match";

    /// <summary>The condition that a request only creates a row.</summary>
    public const string IfNoneMatch = "if_none_match";

    /// <summary>The preference for defaults instead of null.</summary>
    public const string PreferNulls = "prefer_nulls";

    /// <summary>The parameter that overrides rules.</summary>
    public const string Force = "force";

    private const string DryRun = "dry_run";
    private const string OnMissing = "on_missing";
    private const string Prefer = "prefer";
    private const string OriginSystem = "origin_system";
    private const string RequestId = "request_id";
    private const string Preferences = "Preferences of the client (RFC 7240), which override the settings of the tenant.";
    private const string Nulls = "`nulls=default` writes 0, false, \"\", the empty UUID and 1980-01-01 instead of null.";

    private static readonly string[] OriginNames = [OriginSystem, RequestId];

    /// <summary>Adds the shared parameters.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        void Add(string name, IOpenApiParameter parameter) => document.AddComponent(name, parameter);

        ListParameters.AddTo(document);
        Add(DryRun, Query(
            DryRun, "`true` stores nothing and returns 200 with a report of what would happen.",
            new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = false }));
        Add(OnMissing, Query(
            OnMissing,
            "What to do with embedded objects that do not exist: `create` creates them, `error` refuses the row, " +
            "so that a typo in a mapping does not create a job type.",
            document.AddSchema(
                OnMissing, Schemas.WordByDefault("What to do with embedded objects that do not exist.", "create", "error"))));
        Add(Force, Query(
            Force, "`true` overrides the violated rules whose problems have `\"overridable\": true`; they become warnings.",
            new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = false }));
        Add(Prefer, Header(
            "Prefer",
            $"{Preferences} `return=minimal` returns only the id; a request with `OData-Version` or `OData-MaxVersion` gets 204 and the "
                + "URL of the row in `OData-EntityId`. With `handling=strict`, only the documented formats are accepted; " +
            $"unknown fields are errors; and false, 0 and empty lists in an embedded object change existing rows. {Nulls}"));
        Add(PreferNulls, Header("Prefer", $"{Preferences} {Nulls}"));
        Add(OriginSystem, Header(
            OriginReader.SystemHeader,
            $"Name of the sending system: {RequestOrigin.SystemForm}. It is stored with every change, " +
            "so that the system can omit its own changes from the change feed (`exclude_origin`)."));
        Add(RequestId, Header(
            OriginReader.RequestIdHeader,
            "The client's id of the request, up to 100 printable characters. It is stored with every change. Without it, " +
            "the server stores its own id of the request."));
        Add(IfMatch, Header(
            "If-Match",
            "The ETag of the version that the client has read, or a list of ETags; if the row has another version, the response is 412. "
                + "`*`: the row must exist."));
        Add(IfNoneMatch, Header("If-None-Match", "`*` only creates the row: if it exists, the response is 412."));
    }

    /// <summary>Creates references to shared parameters.</summary>
    public static IEnumerable<IOpenApiParameter> Shared(OpenApiDocument document, params IEnumerable<string> names) =>
        names.Select(name => new OpenApiParameterReference(name, document));

    /// <summary>Creates the parameters of an operation that writes a row.</summary>
    public static IEnumerable<IOpenApiParameter> Write(OpenApiDocument document) =>
        Shared(document, [DryRun, OnMissing, Prefer, .. OriginNames]).Concat(ListParameters.Row(document));

    /// <summary>Creates the parameters of an operation that changes a row, but no embedded objects.</summary>
    public static IEnumerable<IOpenApiParameter> WriteOne(OpenApiDocument document) =>
        Shared(document, [DryRun, Prefer, .. OriginNames, IfMatch]).Concat(ListParameters.Row(document));

    /// <summary>Creates the parameters of an operation that deletes a row.</summary>
    public static IEnumerable<IOpenApiParameter> Delete(OpenApiDocument document) => Shared(document, [DryRun, .. OriginNames, IfMatch]);

    /// <summary>Creates the parameters with the origin of changes.</summary>
    public static IEnumerable<IOpenApiParameter> Origin(OpenApiDocument document) => Shared(document, OriginNames);

    /// <summary>Creates the parameters of an operation that imports a file.</summary>
    public static IEnumerable<IOpenApiParameter> Import(OpenApiDocument document) => Shared(document, [OnMissing, .. OriginNames]);

    /// <summary>Creates the parameter with the id in the path.</summary>
    /// <param name="label">What has the id, such as <c>work order</c>.</param>
    public static OpenApiParameter Id(string label) => Path(AddressReader.RouteValue, Schemas.Text($"Id of the {label}.", "uuid"));

    /// <summary>Creates the parameter with the key in the path.</summary>
    public static OpenApiParameter Key(Entity entity)
    {
        var schema = Schemas.Text($"Key of the {entity.Label}. A quote (') in it is doubled.");
        schema.MaxLength = entity.Key.MaxLength;
        return Path(entity.Key.Name, schema);
    }

    /// <summary>Creates a query parameter.</summary>
    public static OpenApiParameter Query(string name, string description, IOpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    /// <summary>Creates a query parameter that is a whole number of at least 1.</summary>
    public static OpenApiParameter Top(string name, string description, int maximum, int preset)
    {
        var schema = Schemas.Integer(description);
        (schema.Minimum, schema.Maximum, schema.Default) = ("1", $"{maximum}", preset);
        return Query(name, description, schema);
    }

    /// <summary>Creates a header parameter.</summary>
    public static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiParameter Path(string name, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Path, Required = true, Schema = schema };
}
