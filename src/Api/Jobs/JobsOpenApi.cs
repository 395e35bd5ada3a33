using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Api.Jobs;

/// <summary>Describes the operations on work orders in the OpenAPI document.</summary>
internal static class JobsOpenApi
{
    /// <summary>Describes the operations that work orders have in common with all rows.</summary>
    public static RowOpenApi Rows { get; } = new(Entity.Of<Job>())
    {
        OnCreation = """
            With status *Suggested*, a suggested user and `suggested_date_start`, tentative planning entries are created too: see
            `job_planning` in the response.
            """,
        OnChange = """
            The changed work order must satisfy the rules for new work orders. A planning entry is *tentative* while the work is only
            suggested, and *firm* once the order is Planned. Planning entries stay consistent with the order: tentative entries move with
            the suggested technician and start; a change that contradicts a firm entry is refused (`planned`). A status changes only as
            the table of transitions allows; see `AllowedStatuses`.

            """,
        Deletable = """
            Only a work order that was never planned or started can be deleted, with its tentative planning entries: its status must be one
            with which work orders are created, and it must have neither a firm planning entry nor children (`not_deletable`). Cancel other
            work orders instead, if their status can change to Canceled.
            """,
        Conflicts = "The status cannot change in this way (`status_transition`, `status_condition`), planned work contradicts the change "
            + "(`planned`, `booked`), or another work order has the `reference_back_office` (`exists`).",
        NewRows = JobExamples.Requests,
        StoredRows = [("erp-by-codes", "The work order of erp-by-codes", Examples.Object("answer-201"))],
        DryRuns = [("embedded-from-nothing", "A dry run of embedded-from-nothing", Examples.Object("answer-200-dry-run"))],
    };

    /// <summary>Describes <c>POST api/Jobs(id)/ChangeStatus</c>.</summary>
    public static void DescribeChangeStatus(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        Rows.DescribeAction(operation, context, JobSchemas.StatusChange);
        operation.Parameters!.Insert(0, Id());
        operation.Summary = "Change the status of a work order";
        operation.Description = $"""
            Changes the status, as `PATCH` with a status does, and records a reason. A change that the table of transitions does not allow
            is refused, and the problem lists the allowed statuses. The same status changes nothing. `date_closed` is set by Completed,
            Canceled and WorkshopCompleted, and cleared by reopening. Canceling removes planning entries that have not ended, and cancels
            children whose work has not started; completing requires that the children are completed or canceled. {Rows.Addresses}
            """;
    }

    /// <summary>Returns what describes the operation of a command, such as <c>POST api/Jobs(id)/Start</c>.</summary>
    public static Action<OpenApiOperation, OpenApiOperationTransformerContext> Describe(WorkOrderCommand command) => (operation, context) =>
    {
        Rows.DescribeAction(operation, context, JobSchemas.NameOf(command));
        operation.Parameters!.Insert(0, Id());
        operation.Summary = command.Summary;
        operation.Description = $"""
            Changes the status from {Or(command.From)} to {command.Target.Code}; in other statuses, the command is refused
            (`status_transition`). An order that has the status {command.Target.Code} already does not change. The acting technician, if
            the request or its credential names one, must be planned or suggested for the work order
            (`not_planned_for_user`){(command.IsReservedForLeader
                ? ", and must be its leader if several technicians are planned (`not_leader`)" : "")}. {Rows.Addresses}
            """;
        operation.Answer([.. ProblemResponses.For(context.Document!, "403")]);
    };

    /// <summary>Describes <c>PUT api/Jobs/ChangeToVirtualStatus</c>.</summary>
    public static void DescribeChangeToVirtualStatus(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        Rows.DescribeAction(operation, context, JobSchemas.VirtualStatusChange);
        operation.Summary = "Change a completed work order to a custom status";
        operation.Description = "Changes a completed work order to a custom status that is based on Completed and whose "
            + "`usable_on_api` is true.";
    }

    /// <summary>Describes <c>GET api/Jobs(id)/AllowedStatuses</c>.</summary>
    public static void DescribeAllowedStatuses(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Summary = "List the next statuses of a work order";
        operation.Description = "Returns every status to which the table of transitions allows a change, including custom statuses, with "
            + $"the conditions that are not met. {Rows.Addresses}";
        DescribeRead(operation, context.Document!, "The statuses.", JobSchemas.AllowedStatuses);
    }

    /// <summary>Describes <c>GET api/Jobs(id)/Tree</c>.</summary>
    public static void DescribeTree(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Summary = "Read the tree of a work order";
        operation.Description = "Returns the whole multi-job to which the work order belongs, whichever of its work orders the URL "
            + $"identifies: the topmost work order, with all work orders below it. {Rows.Addresses}";
        DescribeRead(operation, context.Document!, "The topmost work order.", JobSchemas.Tree);
    }

    private static void DescribeRead(OpenApiOperation operation, OpenApiDocument document, string response, string schema)
    {
        operation.Parameters = [Id()];
        operation.Answer(
            [("200", ResponseDescriptions.Json(response, document.SchemaOf(schema))), .. ProblemResponses.For(document, "404", "406")]);
    }

    private static string Or(IReadOnlyList<SystemStatus> statuses) => string.Join(" or ", statuses.Select(status => status.Code));

    private static OpenApiParameter Id() => Parameters.Id(Entity.Of<Job>().Label);
}
