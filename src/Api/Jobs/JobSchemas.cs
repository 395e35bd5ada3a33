using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Api.Jobs;

/// <summary>OpenAPI schemas of the requests and responses for work orders.</summary>
internal static class JobSchemas
{
    /// <summary>The name of the schema of a change of status.</summary>
    public const string StatusChange = "job_status_change";

    /// <summary>The name of the schema of a change to a custom status.</summary>
    public const string VirtualStatusChange = "job_virtual_status_change";

    /// <summary>The name of the schema of the statuses to which a work order could change.</summary>
    public const string AllowedStatuses = "allowed_job_statuses";

    /// <summary>The name of the schema of a work order in a tree.</summary>
    public const string Tree = "job_tree";

    /// <summary>Returns the name of the schema of a command.</summary>
    public static string NameOf(WorkOrderCommand command) => command.RequiresReason ? "job_command_with_reason" : "job_command";

    /// <summary>Adds the tag and the schemas of work orders.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        var jobs = Entity.Of<Job>();
        document.DescribeTag(jobs.Path, "Work orders.");
        var preset = document.AddSchema("dry_run_default", Schemas.Object("A value that is filled in.",
            ("pointer", Schemas.Text("JSON Pointer to the field.")),
            ("value", Schemas.Text("The id that is filled in.", "uuid")),
            ("key", Schemas.TextOrNull("Key of the row; null if it has none.")),
            ("reason", Schemas.Text("Why the value is filled in."))));
        RowSchemas.AddTo(document, jobs, JobExamples.Fields,
            ("job?", Schemas.OrNull(
                document.SchemaOf(jobs.Name), "Dry run: the work order as it would be stored; null if the request would be refused.")),
            ("defaults?", Schemas.List(preset, "Dry run: values filled in for fields that the request does not give.")));
        document.AddSchema(StatusChange, Schemas.Object(
            "A change of the status of a work order: one of job_status_id and job_status_code.",
            ("job_status_id?", Schemas.TextOrNull("New status, by id.", "uuid")),
            ("job_status_code?", Schemas.TextOrNull("New status, by key.")),
            ("reason?", Schemas.TextOrNull("Reason for the change, for the history of the work order."))));
        foreach (var command in WorkOrderCommand.All.DistinctBy(NameOf))
        {
            document.AddSchema(NameOf(command), OfCommand(command));
        }
        document.AddSchema(VirtualStatusChange, Schemas.Object(
            "A change of a completed work order to a custom status based on Completed: one of target_job_status_id and " +
            "target_job_status_code.",
            ("jobs_id", Schemas.Text("Work order, by id.", "uuid")),
            ("target_job_status_id?", Schemas.TextOrNull("New status, by id.", "uuid")),
            ("target_job_status_code?", Schemas.TextOrNull("New status, by key."))));
        var status = document.AddSchema("allowed_job_status", Schemas.Object("A status to which the work order could change.",
            ("id", Schemas.Text("Id of the status.", "uuid")),
            ("code", Schemas.TextOrNull("Key of the status; null if it has none.")),
            ("name", Schemas.TextOrNull("Name of the status.")),
            ("allowed", Schemas.Flag("Whether the work order can change to the status now.")),
            ("unmet", Schemas.List(
                Schemas.Text("A condition."), "The conditions that are not met; empty if the status is allowed."))));
        document.AddSchema(AllowedStatuses, Schemas.Object(
            "The statuses to which a work order could change.", ("value", Schemas.List(status, "The statuses."))));
        document.AddSchema(Tree, Schemas.Object("A work order in a tree.",
            ("id", Schemas.Text("Id of the work order.", "uuid")),
            ("reference_back_office", Schemas.TextOrNull("Key in other systems.")),
            ("name", Schemas.TextOrNull("Name of the work order.")),
            ("job_status_code", Schemas.TextOrNull("Code of the status.")),
            ("working_sequence", Schemas.IntegerOrNull("Position among the children of the parent.")),
            ("children", Schemas.List(document.SchemaOf(Tree), "The children, by working_sequence and then by id2."))));
    }

    private static OpenApiSchema OfCommand(WorkOrderCommand command)
    {
        const string Reason = "Reason, for the history of the work order.";
        return Schemas.Object("A command of a dispatcher or technician.",
            ("occurred_at?", Schemas.TextOrNull(
                "When it happened, if it is reported later; defaults to the current time. It must not be in the future, and not before the "
                    + $"last change of status; differences of up to {WorkOrderAction.ClockTolerance.TotalMinutes} minutes are ignored.",
                "date-time")),
            command.RequiresReason ? ("reason", Schemas.Text(Reason)) : ("reason?", Schemas.TextOrNull(Reason)),
            ("user_id?", Schemas.TextOrNull(
                "Technician who acts, by id. Defaults to the technician to whom the credential is linked.", "uuid")),
            ("user_code?", Schemas.TextOrNull("Technician who acts, by key.")));
    }
}
