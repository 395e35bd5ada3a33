using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Planning;

/// <summary>Describes the operations of planning in the OpenAPI document.</summary>
internal static class PlanningOpenApi
{
    /// <summary>The name of the schema of a plan for several technicians.</summary>
    public const string Plan = "job_plan";

    /// <summary>The name of the schema of several changes of planning entries.</summary>
    public const string Changes = "planning_changes";

    private const string Report = "planning_report";

    private const string Rules = """
        The technician must be active and have the skill of the work order; the period must be within one period of the technician's
        working time, outside holidays and absences, and within the window of the work order. Each violated rule is a problem with its own
        code (422); `overridable` is true if `force=true` overrides it; `overridden` of the entry lists the overridden rules. Firm
        entries of one technician never overlap: `booked` (409) has the `clash` and the next `free_slots`.

        """;

    /// <summary>Describes the operations that planning entries have in common with all rows.</summary>
    public static RowOpenApi Rows { get; } = new(Entity.Of<JobPlanning>())
    {
        OnCreation = $"""
            The entry is firm. It replaces the suggestion of the work order, whose status becomes Planned with the first firm entry.
            Planning a team leader also plans the members of the team. {Rules}
            """,
        OnChange = $"""
            `date_from` alone moves the entry and keeps its length; `user_id` or `user_code` gives it to another technician. A tentative
            entry follows the suggestion of its work order and cannot be moved (`tentative`), nor can a locked one (`locked`). {Rules}
            """,
        Deletable = "A firm entry that is not locked can be deleted. With the last one, the work order gets the status that it had before "
            + "it was planned.",
        Conflicts = "The technician is already planned at that time (`booked`), the entry is `locked` or `tentative`, or the status of the "
            + "work order does not allow planning (`not_plannable`).",
        AllowsForce = true,
    };

    /// <summary>Describes <c>POST api/Jobs(id)/Plan</c>.</summary>
    public static void DescribePlan(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var jobs = new RowOpenApi(Entity.Of<Job>()) { AllowsForce = true, Conflicts = Rows.Conflicts };
        jobs.DescribeAction(operation, context, Plan);
        operation.Parameters!.Insert(0, Parameters.Id(Entity.Of<Job>().Label));
        operation.Summary = "Plan a work order for several technicians";
        operation.Description = $"Creates a firm planning entry for each technician: all or none. {Rules}{jobs.Addresses}";
    }

    /// <summary>Describes <c>POST api/Planning/Apply</c>.</summary>
    public static void DescribeApply(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Change several planning entries together";
        operation.Description = "Creates, changes and deletes planning entries of any work orders: all or none. The rules apply to the "
            + $"result of all changes, so that two technicians can be swapped. {Rules}";
        operation.Parameters = [.. Parameters.Shared(document, "dry_run", Parameters.Force), .. Parameters.Origin(document)];
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "The changes.",
            Content = ResponseDescriptions.Json(document.SchemaOf(Changes), []),
        };
        operation.Answer(
        [
            ("200", ResponseDescriptions.Json("A result for each change, in the order of the request.", document.SchemaOf(Report))),
            ("409", ResponseDescriptions.Problem(document, Rows.Conflicts)),
            .. ProblemResponses.For(document, "400", "406", "412", "413", "415", "422"),
        ]);
    }

    /// <summary>Adds the tag and the schemas.</summary>
    public static void AddSchemas(OpenApiDocument document)
    {
        var entries = Entity.Of<JobPlanning>();
        document.DescribeTag(entries.Path, "Planning: technicians and times of work orders.");
        RowSchemas.AddTo(document, entries, PlanningExamples.Fields,
            ("job_planning?", Schemas.List(
                document.SchemaOf(entries.Name), "Dry run: the entries as they would be stored; empty if the request would be refused.")));
        var line = document.AddSchema("planning_change", Schemas.Object("One of several changes.",
            ("operation", Schemas.Text("`create`, `change` or `delete`.")),
            ("version?", Schemas.IntegerOrNull("The version that the entry must have; any if omitted.")),
            ("with_team?", Schemas.Flag("`false` plans the leader of a team without the members; only for `create`.")),
            ("entry", document.SchemaOf(entries.Name))));
        document.AddSchema(Changes, Schemas.Object("Changes of planning entries.", ("changes", Schemas.List(line, "The changes."))));
        var errors = Schemas.List(document.SchemaOf(ProblemSchemas.Error), "Problems; only with dry_run=true.");
        var warnings = Schemas.List(document.SchemaOf(ProblemSchemas.Error), "Warnings.");
        var result = document.AddSchema("planning_result", Schemas.Object("The result of a change.",
            ("result", Schemas.Text(
                "`created`, `updated`, `unchanged`, `deleted`, `refused`, or `not_changed` if another change is refused.")),
            ("entries", Schemas.List(document.SchemaOf(entries.Name), "The entries, each with its `version`.")),
            ("errors", errors),
            ("warnings", warnings)));
        document.AddSchema(Report, Schemas.Object("The results of several changes.",
            ("would_answer?", Schemas.Integer("With dry_run=true: the status of the response.")),
            ("value", Schemas.List(result, "The results, in the order of the request.")),
            ("errors", errors),
            ("warnings", warnings)));
        document.AddSchema(Plan, Schemas.Object(
            "A plan of a work order for several technicians.",
            ("users", Schemas.List(Schemas.Text("Id or code of a technician."), "The technicians.")),
            ("leader?", Schemas.TextOrNull(
                "Id or code of the lead technician, who becomes `approval_responsible_user_id`; one of the technicians.")),
            ("date_from", Schemas.Text("Start of the planned time.", "date-time")),
            ("date_to?", Schemas.TextOrNull(
                "End of the planned time (exclusive). Without it, the entries last as long as the estimate of the work order.",
                "date-time"))));
    }
}
