using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Application.Planning.Board;

namespace WorkOrders.Api.Planning;

/// <summary>OpenAPI schemas of the planning board.</summary>
internal static class BoardSchemas
{
    /// <summary>The name of the schema of a planning board.</summary>
    public const string Board = "planning_board";

    /// <summary>Adds the schemas.</summary>
    public static void AddTo(OpenApiDocument document) => document.AddSchema(Board, Schemas.Object("A planning board.",
        ("position", Schemas.Long(
            "Position in the change feed at which the board was read. The board has all changes up to it, and may have later ones.")),
        ("complete", Schemas.Flag(
            "Whether `entries` has all entries, so that it replaces an earlier board: always without `changed_after`, and with it after "
                + $"more than {GetBoardQuery.MaxChanges:N0} changes.")),
        ("days", Schemas.List(Day(document), "The days that overlap the range, in the tenant's time zone.")),
        ("technicians", Schemas.List(Technician(document), "All technicians of the board, by code, also with `changed_after`.")),
        ("entries", Schemas.List(
            Entry(document), "The entries that overlap the range, by technician and start; if not `complete`, those that have changed.")),
        ("removed", Schemas.List(
            Schemas.Text("Id of an entry.", "uuid"),
            "The entries that were deleted or have left the board since `changed_after`. Ids that were never on the board "
                + "can be listed too; ignore them.")),
        ("warnings?", Schemas.List(document.SchemaOf(ProblemSchemas.Error), "Warnings."))));

    private static OpenApiSchemaReference Day(OpenApiDocument document) =>
        document.AddSchema("planning_day", Schemas.Object("A day; it has 23 or 25 hours when the clocks change.",
            [("date", Schemas.Text("The date.", "date")), .. Ends("midnight", "the next midnight")]));

    private static OpenApiSchemaReference Technician(OpenApiDocument document)
    {
        var skill = document.AddSchema("planning_skill", Schemas.Object("A skill of a technician.",
            ("id", Schemas.Text("Id of the skill.", "uuid")),
            ("code", Schemas.TextOrNull("Code of the skill.")),
            ("level", Schemas.IntegerOrNull("Level; higher is better.")),
            ("valid_until", Schemas.TextOrNull("Last date on which the technician has the skill.", "date"))));
        var hours = document.AddSchema("planning_hours", Schemas.Object("Working time.", [.. Ends("start", "end")]));
        var holiday = document.AddSchema("planning_holiday", Schemas.Object("A holiday.",
        [
            ("date", Schemas.Text("The date.", "date")), ("name", Schemas.Text("Name of the holiday.")),
            .. Ends("midnight in the technician's time zone", "the next midnight"),
        ]));
        var absence = document.AddSchema("planning_absence", Schemas.Object("An absence, which can exceed the range.",
            [.. Ends("start", "end"), ("reason", Schemas.TextOrNull("The reason."))]));
        var load = document.AddSchema("planning_load", Schemas.Object("How much of the range is planned. Overlapping entries all count.",
            ("planned_minutes", Schemas.Integer("Minutes of firm entries within the range.")),
            ("suggested_minutes", Schemas.Integer("Minutes of tentative entries within the range.")),
            ("working_minutes", Schemas.IntegerOrNull(
                "Working time within the range in minutes, without holidays and absences; null if the technician has no working times."))));
        var travel = document.AddSchema("planning_travel", Schemas.Object("The travel between two successive entries.",
            ("from_id", Schemas.Text("Id of the first entry.", "uuid")),
            ("to_id", Schemas.Text("Id of the second entry.", "uuid")),
            ("travel_minutes", Schemas.Integer("Estimated travel time, in minutes.")),
            ("available_minutes", Schemas.Integer("Time between the entries, in minutes; 0 if they overlap."))));
        return document.AddSchema("planning_technician", Schemas.Object("A technician on the planning board.",
            ("id", Schemas.Text("Id of the user.", "uuid")),
            ("code", Schemas.TextOrNull("Code of the user.")),
            ("firstname", Schemas.TextOrNull("First name.")),
            ("lastname", Schemas.Text("Last name.")),
            ("team_leader_user_id", Schemas.TextOrNull("Id of the leader of the technician's team.", "uuid")),
            ("time_zone", Schemas.Text("Time zone of the working times and holidays (IANA).")),
            ("start_latitude_decimal", Schemas.NumberOrNull("Latitude of the place where the working day starts.")),
            ("start_longitude_decimal", Schemas.NumberOrNull("Longitude of the place where the working day starts.")),
            ("allow_overlap", Schemas.Flag("Whether firm entries may overlap.")),
            ("inactive", Schemas.Flag("Whether the user is archived or disabled.")),
            ("skills", Schemas.List(skill, "The skills, by code, including those that are not valid in the whole range.")),
            ("hours", new OpenApiSchema
            {
                Type = JsonSchemaType.Array | JsonSchemaType.Null,
                Items = hours,
                Description = "The working time within the range, including holidays and absences. Null if the technician has no working "
                    + "times: then every time is working time.",
            }),
            ("holidays", Schemas.List(holiday, "The holidays that overlap the range.")),
            ("absences", Schemas.List(absence, "The absences that overlap the range.")),
            ("load", load),
            ("travel", Schemas.List(
                travel, "The travel between successive entries of one day in the range, where both places are known."))));
    }

    private static OpenApiSchemaReference Entry(OpenApiDocument document)
    {
        var job = document.AddSchema("planning_job", Schemas.Object("What the planning board shows of a work order.",
            ("reference_back_office", Schemas.TextOrNull("Key in other systems.")),
            ("id2", Schemas.Integer("Order number.")),
            ("name", Schemas.Text("Name.")),
            ("job_status_id", Schemas.Text("Id of the status.", "uuid")),
            ("job_status_code", Schemas.TextOrNull("Code of the status.")),
            ("job_status_color_text", Schemas.TextOrNull("Color of the status.")),
            ("job_priority_code", Schemas.TextOrNull("Code of the priority.")),
            ("job_priority_sequence", Schemas.IntegerOrNull("Sort order of the priority, lowest first.")),
            ("place", Schemas.TextOrNull("Street and city: of the order if the project is mobile, else of its address or the project's.")),
            ("latitude_decimal", Schemas.NumberOrNull("Latitude of the place; null if it is unknown.")),
            ("longitude_decimal", Schemas.NumberOrNull("Longitude of the place; null if it is unknown.")),
            ("due_date", Schemas.TextOrNull("Latest date of the work.", "date-time")),
            ("earliest_date_plannable", Schemas.TextOrNull("Earliest date of the work.", "date-time")),
            ("project_reference_back_office", Schemas.TextOrNull("Key of the project.")),
            ("company_name", Schemas.TextOrNull("Name of the company."))));
        return document.AddSchema("planning_entry", Schemas.Object("A planning entry on the planning board.",
        [
            ("id", Schemas.Text("Id of the entry.", "uuid")),
            ("row_version", Schemas.Long("Version of the entry.")),
            ("jobs_id", Schemas.Text("Id of the work order.", "uuid")),
            ("user_id", Schemas.Text("Id of the technician.", "uuid")),
            .. Ends("start, which can be before the range", "end, which can be after the range"),
            ("is_firm", Schemas.Flag("Whether the entry is firm; otherwise it is tentative.")),
            ("is_locked", Schemas.Flag("Whether planners cannot move or delete the entry.")),
            ("customer_informed", Schemas.Flag("Whether the customer knows the planned time.")),
            ("overridden", Schemas.TextOrNull("The codes of the rules that were overridden, separated by blanks.")),
            ("is_leader", Schemas.Flag("Whether the technician is responsible for the order (`approval_responsible_user_id`).")),
            ("job", job),
        ]));
    }

    private static IEnumerable<(string Name, IOpenApiSchema Schema)> Ends(string from, string to) =>
    [
        ("date_from", Schemas.Text($"The {from}.", "date-time")),
        ("date_to", Schemas.Text($"The {to} (exclusive).", "date-time")),
    ];
}
