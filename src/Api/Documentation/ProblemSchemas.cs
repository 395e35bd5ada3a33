using Microsoft.OpenApi;

namespace WorkOrders.Api.Documentation;

/// <summary>The schemas of error responses: RFC 9457 problem details with a list of all problems.</summary>
internal static class ProblemSchemas
{
    /// <summary>The name of the schema of an error response.</summary>
    public const string Problem = "problem";

    /// <summary>The name of the schema of one problem or warning.</summary>
    public const string Error = "problem_error";

    private const string ODataError = "odata_error";

    /// <summary>Adds the schemas.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        var clash = Schemas.Object("The planned work with which an entry would overlap.",
            ("id", Schemas.Text("Id of the planning entry.", "uuid")),
            ("jobs_id", Schemas.Text("Id of the work order.", "uuid")),
            ("order", Schemas.Text("Key of the work order in other systems, or its number.")),
            ("user_id", Schemas.Text("Id of the technician.", "uuid")),
            ("user", Schemas.Text("Code of the technician, or the id if there is none.")),
            ("date_from", Schemas.Text("Start.", "date-time")),
            ("date_to", Schemas.Text("End (exclusive).", "date-time")));
        document.AddSchema(Error, Schemas.Object("One problem of a request, or a warning.",
            ("pointer?", Schemas.Text("JSON Pointer into the request body; missing if the problem is not in the body.")),
            ("parameter?", Schemas.Text("Name of the query parameter that the problem concerns, such as `$filter`.")),
            ("position?", Schemas.Integer(
                "Where in the decoded text of the query parameter the problem is; the first character has the position 0.")),
            ("code", Schemas.Text("Stable code of the kind of problem, for use in programs.")),
            ("message", Schemas.Text("Human-readable explanation: what was received, what is accepted, and what to do.")),
            ("value?", Schemas.Any("The value received.")),
            ("accepted?", Schemas.Any("What is accepted: a limit, the allowed values, or similar existing codes.")),
            ("overridable?", Schemas.Flag("Whether `force=true` overrides the rule; only if the problem is about planning.")),
            ("clash?", clash),
            ("free_slots?", Schemas.List(
                Schemas.Object("A period.",
                    ("date_from", Schemas.Text("Start.", "date-time")), ("date_to", Schemas.Text("End (exclusive).", "date-time"))),
                "The next periods of the same length in which the technician could be planned.")),
            ("travel_minutes?", Schemas.Integer("The estimated travel time in minutes.")),
            ("role?", Schemas.Text("The role of the credential, if it does not allow the request.")),
            ("required_roles?", Schemas.List(Schemas.Text("A role."), "The roles that the request allows.")),
            ("existing?", Schemas.Text("Id of the existing row that conflicts.", "uuid"))));
        AddODataError(document);
        document.AddSchema(Problem, Schemas.Object(
                "Why a request failed (RFC 9457). Nothing was stored, unless the code is outcome_unknown: " +
                "then either everything or nothing was stored.",
            ("type", Schemas.Text("Always `about:blank`.")),
            ("title", Schemas.Text("The status as text.")),
            ("status", Schemas.Integer(
                "The HTTP status code. With several problems, the first of 400, 404, 428, 412, 422 and 409 applies.")),
            ("detail", MessageOfException(Schemas.Text("Human-readable explanation."))),
            ("traceId", Schemas.Text("Id of the request in the server log.")),
            ("errors", Schemas.List(
                document.SchemaOf(Error), "All problems of the request: format, references and rules.")),
            ("warnings?", Schemas.List(document.SchemaOf(Error), "Warnings.")),
            ("error", document.SchemaOf(ODataError))));
    }

    private static void AddODataError(OpenApiDocument document)
    {
        (string, IOpenApiSchema)[] members =
        [
            ("code", Schemas.Text("Code of the first problem.")),
            ("message", Schemas.Text("Human-readable explanation.")),
            ("target?", Schemas.Text("Pointer or query parameter of the first problem; missing if it concerns the whole request.")),
        ];
        document.AddSchema($"{ODataError}_detail", Schemas.Object("One of several problems, as an OData error.", members));
        document.AddSchema(ODataError, Schemas.Object("The problems as an OData error, for clients that look for one.",
            [.. members, ("details?", Schemas.List(
                document.SchemaOf($"{ODataError}_detail"), "All problems; missing if there is only one."))]));
    }

    /// <summary>Marks the text that exceptions of generated clients have as their message; an extension that Kiota reads.</summary>
    private static OpenApiSchema MessageOfException(OpenApiSchema schema)
    {
        schema.AddExtension("x-ms-primary-error-message", new JsonNodeExtension(true));
        return schema;
    }
}
