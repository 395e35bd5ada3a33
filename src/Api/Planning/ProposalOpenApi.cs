using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Application.Planning.Propose;

namespace WorkOrders.Api.Planning;

/// <summary>Describes the operations that plan many work orders at once in the OpenAPI document.</summary>
internal static class ProposalOpenApi
{
    private const string Message = "planning_propose";
    private const string Proposal = "planning_proposal";

    /// <summary>Describes <c>POST api/Planning/Propose</c>.</summary>
    public static void DescribePropose(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Propose a plan for many work orders";
        operation.Description = """
            Searches for a good plan for many work orders, and stores it as suggestions, in one transaction: each order becomes Suggested,
            with a tentative planning entry. An earlier suggestion of the order is replaced. Orders that are already planned, and those that
            nobody can do in the period, are listed in `unplanned` with the reason, and not changed. Members of a team whose leader is among
            the technicians are planned with the leader. With `Prefer: respond-async`, the response is sent at once, and `Location` is the
            URL of the progress.
            """;
        operation.Parameters = [.. Parameters.Shared(document, "dry_run"), .. Parameters.Origin(document)];
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "The work orders, the period and the technicians.",
            Content = ResponseDescriptions.Json(document.SchemaOf(Message), []),
        };
        operation.Answer(
        [
            ("200", ResponseDescriptions.Json("The stored plan.", document.SchemaOf(Proposal))),
            ("202", ResponseDescriptions.Json("With respond-async: the run.", document.SchemaOf(Proposal))),
            .. ProblemResponses.For(document, "400", "406", "413", "415", "422"),
        ]);
    }

    /// <summary>Describes <c>GET api/Planning/Proposals(id)</c>.</summary>
    public static void DescribeRun(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Summary = "Read the progress of a proposal";
        operation.Description = "Returns the progress of a proposal that was requested with `Prefer: respond-async`, from any instance of "
            + "the API, even after a restart. The state *completed* is stored in the same transaction as the plan. Runs are kept for 7 "
            + "days.";
        Describe(operation, context, ("200", "The run."));
    }

    /// <summary>Describes <c>DELETE api/Planning/Proposals(id)</c>.</summary>
    public static void DescribeStop(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Summary = "Stop the search of a proposal";
        operation.Description = "Ends the search early. The best plan so far is stored, usually within a second.";
        Describe(operation, context, ("202", "The search ends."), ("200", "The run has ended before."));
    }

    /// <summary>Adds the schemas.</summary>
    public static void AddSchemas(OpenApiDocument document)
    {
        var cost = CostJson.AddSchema(document);
        document.AddSchema(Message, Schemas.Object("A request to plan many work orders.",
            ("jobs?", Schemas.List(Schemas.Text("Id or key of a work order."), $"At most {ProposePlanningCommand.MaxOrders} work orders.")),
            ("filter?", Schemas.TextOrNull("Instead of `jobs`: a condition in the syntax of `$filter` that selects the work orders.")),
            ("from", Schemas.Text("Start of the period: a date, which means midnight in the tenant's time zone, or a date and time. Times "
                + "that have passed are not planned.", "date-time")),
            ("to", Schemas.Text(
                $"End of the period (exclusive), at most {ProposePlanningCommand.MaxDays} days after the start.", "date-time")),
            ("users?", Schemas.List(
                Schemas.Text("Id or code of a technician."),
                $"The technicians, at most {ProposePlanningCommand.MaxUsers}; all active users if omitted.")),
            ("seconds?", Schemas.IntegerOrNull($"The longest time to search, in seconds, at most {ProposePlanningCommand.MaxSeconds}; "
                + $"{ProposePlanningCommand.DefaultSeconds} if omitted."))));
        var planned = document.AddSchema("proposed_order", Schemas.Object("A work order that is suggested to a technician.",
            ("jobs_id", Schemas.Text("Id of the work order.", "uuid")),
            ("order", Schemas.Text("Key of the work order in other systems, or its number.")),
            ("user_id", Schemas.Text("Id of the technician, or of the leader of the team.", "uuid")),
            ("user", Schemas.Text("Code of the technician, or the id if there is none.")),
            ("date_from", Schemas.Text("Start.", "date-time")),
            ("date_to", Schemas.Text("End (exclusive).", "date-time")),
            ("travel_minutes", Schemas.Integer("The estimated travel from the previous place, in minutes.")),
            ("kilometers", Schemas.Number("The estimated distance from the previous place.")),
            ("cost", cost)));
        var unplanned = document.AddSchema("unplanned_order", Schemas.Object("A work order that could not be planned.",
            ("jobs_id", Schemas.Text("Id of the work order.", "uuid")),
            ("order", Schemas.Text("Key of the work order in other systems, or its number.")),
            ("code", Schemas.Text("`no_technician`, `no_time`, `no_time_left`, `already_planned`, `not_plannable`, or the code of the "
                + "problem for which the suggestion was refused, such as `version_changed`.")),
            ("message", Schemas.Text("The reason, as text.")),
            ("suggestion_withdrawn", Schemas.Flag("Whether an earlier suggestion of the work order was withdrawn."))));
        var progress = document.AddSchema("planning_progress", Schemas.Object("The progress of a run.",
            ("orders", Schemas.IntegerOrNull("The number of work orders to plan; null until they are read.")),
            ("unplanned", Schemas.IntegerOrNull("The number of work orders without a time in the best plan so far.")),
            ("iterations", Schemas.Long("The number of changes that were tried so far."))));
        document.AddSchema(Proposal, Schemas.Object(
            "A stored plan, or with respond-async the run, which has the plan when it has completed.",
            ("id?", Schemas.Text("Id of the run.", "uuid")),
            ("state?", Schemas.Word("The state.", [.. Enum.GetNames<ProposalState>().Select(name => name.ToLowerInvariant())])),
            ("detail?", Schemas.TextOrNull("Why the run ended, if the state is not sufficient.")),
            ("seconds?", Schemas.Integer("The longest time to search, in seconds.")),
            ("stop_requested?", Schemas.Flag("Whether the search was asked to stop.")),
            ("date_create?", Schemas.Text("When the request was received.", "date-time")),
            ("date_end?", Schemas.TextOrNull("When the run ended.", "date-time")),
            ("progress?", progress),
            ("planned?", Schemas.List(planned, "The work orders that are suggested, ordered by technician and time.")),
            ("unplanned?", Schemas.List(unplanned, "The work orders that are not suggested, and why.")),
            ("cost?", cost),
            ("iterations?", Schemas.Long("The number of changes that were tried."))));
    }

    private static void Describe(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, params (string Status, string Description)[] answers)
    {
        var document = context.Document!;
        operation.Parameters = [Parameters.Id("run")];
        operation.Answer(
        [
            .. answers.Select(answer =>
                (answer.Status, (OpenApiResponse)ResponseDescriptions.Json(answer.Description, document.SchemaOf(Proposal)))),
            ("404", ResponseDescriptions.Problem(document, "The tenant has no such run, or it is no longer kept.")),
            .. ProblemResponses.For(document, "406"),
        ]);
    }
}
