using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Application.Planning.Board;

namespace WorkOrders.Api.Planning;

/// <summary>Describes the planning board in the OpenAPI document.</summary>
internal static class BoardOpenApi
{
    /// <summary>Describes <c>GET api/Planning</c>.</summary>
    public static void DescribeGet(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Read the planning board";
        operation.Description = $"""
            Returns the technicians, their working times, and their planning entries in a range of at most {GetBoardQuery.MaxDays} days.
            `position` is the position in the change feed at which everything was read: send it as `changed_after`, with the same other
            parameters, to read only the entries that have changed since. An entry also counts as changed if a row that it shows has
            changed: its order, project, company, address, status, priority or technician. At most one of `users`, `team` and
            `skill` is allowed.
            Archived and disabled technicians are only listed if they have entries in the range, or `users` names them. A board has at most
            {GetBoardQuery.MaxTechnicians:N0} technicians and {GetBoardQuery.MaxEntries:N0} entries.
            """;
        operation.Parameters =
        [
            Required(
                PlanningRange.From, "Start of the range: a date, which means midnight in the tenant's time zone, or a date and time."),
            Required(PlanningRange.To, "End of the range (exclusive), in the same form."),
            Text("users", "Only these technicians: ids or codes, separated by commas."),
            Text("team", "Only this team leader and the members of the team: id or code of the leader."),
            Text("skill", "Only technicians who have this skill on some day from the start of the range: id or code of the skill."),
            Parameters.Query(
                BoardParameters.ChangedAfter,
                "The `position` of an earlier response. A position beyond the last change of the tenant is an error.",
                new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0" }),
            .. Parameters.Shared(document, Parameters.PreferNulls),
        ];
        operation.Answer(
        [
            ("200", ResponseDescriptions.Json("The board.", document.SchemaOf(BoardSchemas.Board)).WithPreferences()),
            .. ProblemResponses.For(document, "400", "406", "422"),
        ]);
    }

    private static OpenApiParameter Text(string name, string description) =>
        Parameters.Query(name, description, new OpenApiSchema { Type = JsonSchemaType.String });

    private static OpenApiParameter Required(string name, string description)
    {
        var parameter = Text(name, description);
        parameter.Required = true;
        return parameter;
    }
}
