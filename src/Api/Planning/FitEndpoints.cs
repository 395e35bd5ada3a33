using MediatR;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning.Fits;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Planning;

/// <summary>The HTTP endpoint that shows where a work order could be planned.</summary>
internal static class FitEndpoints
{
    private const string Schema = "job_fit";

    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <summary>Maps <c>api/Jobs(id)/Fit</c>.</summary>
    public static void MapFit(this RouteGroupBuilder api) => api.MapRow(Jobs, HttpMethods.Get, Get, "GetJobFit", Describe, "/Fit");

    /// <summary>Adds the schemas.</summary>
    public static void AddSchemas(OpenApiDocument document)
    {
        (string, IOpenApiSchema)[] ends =
        [
            ("date_from", Schemas.Text("Start.", "date-time")),
            ("date_to", Schemas.Text("End (exclusive).", "date-time")),
        ];
        var period = document.AddSchema("fit_period", Schemas.Object("A part of a technician's time.",
            [
                .. ends,
                ("verdict", Schemas.Text("`fits`, `override` if a plan requires `force=true`, or `no` if no plan is possible.")),
                ("reasons", Schemas.List(
                    Schemas.Text("A code."), "The codes of the rules that prevent a plan, as a plan reports them; `too_short` if only the "
                        + "length of the period prevents it.")),
            ]));
        (string, IOpenApiSchema)[] times =
        [
            ("periods", Schemas.List(period, "The parts of the range, in order and without gaps.")),
            ("short_travel", Schemas.List(
                Schemas.Object("A period.", ends),
                "Where too little time is left to travel from or to another visit: a plan that overlaps one of these periods gets the "
                    + "warning `travel`.")),
        ];
        var alone = document.AddSchema("leader_fit", Schemas.Object("Where a work order could be planned for the leader alone.", times));
        var technician = document.AddSchema("technician_fit", Schemas.Object("Where a work order could be planned for a technician.",
            [
                ("user_id", Schemas.Text("Id of the technician, or of the leader of the team.", "uuid")),
                ("user", Schemas.Text("Code of the technician, or the id if there is none.")),
                .. times,
                ("alone?", alone),
            ]));
        document.AddSchema(Schema, Schemas.Object("Where a work order could be planned.",
            ("jobs_id", Schemas.Text("Id of the work order.", "uuid")),
            ("minutes", Schemas.Integer("The duration to plan, in minutes.")),
            ("technicians", Schemas.List(technician, "The active technicians, by code."))));
    }

    private static async Task<IResult> Get(
        HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken)
    {
        var parameters = new QueryParameters(request.Query, [PlanningRange.From, PlanningRange.To, GetFitQuery.Entry], context.Problems);
        parameters.CheckNames(context.Preferences.Strict);
        var range = PlanningRange.Read(parameters, context.Settings.TimeZone, GetFitQuery.MaxDays);
        var address = AddressReader.Read(request, Jobs, context.Problems);
        var entry = ReadEntry(parameters);
        context.Problems.ThrowIfAny();
        var fit = await mediator.Send(new GetFitQuery(address!, range!.Value, entry), cancellationToken);
        return fit is null
            ? ProblemResult.NotFound(address!.NotFound(Jobs))
            : new JsonResponse(StatusCodes.Status200OK, new FitDocument(fit, context.Problems.Warnings).Write);
    }

    private static Guid? ReadEntry(QueryParameters parameters)
    {
        if (parameters.GetText(GetFitQuery.Entry) is not { } text)
        {
            return null;
        }
        if (Guid.TryParse(text, out var id))
        {
            return id;
        }
        parameters.Refuse(
            GetFitQuery.Entry, $"\"entry\" must be the id of a planning entry, a UUID; received \"{Truncation.Truncate(text)}\".", text,
            "a UUID");
        return null;
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Show where a work order could be planned";
        operation.Description = "Divides a range into periods for each active technician: where the work order fits, where rules would "
            + "have to be overridden, and where it cannot be planned, with the reasons.";
        operation.Parameters =
        [
            Parameters.Id(Jobs.Label),
            Parameters.Query(PlanningRange.From, "Start of the range: a date in the tenant's time zone, or a date and time.",
                Schemas.Text("Start of the range.")),
            Parameters.Query(PlanningRange.To, $"End of the range (exclusive), at most {GetFitQuery.MaxDays} days after the start.",
                Schemas.Text("End of the range.")),
            Parameters.Query(GetFitQuery.Entry, "Id of an entry of the work order, to show where this entry could be moved: it keeps its "
                + "length, and its own time counts as free.", Schemas.Text("Id of a planning entry.", "uuid")),
        ];
        operation.Answer(
        [
            ("200", ResponseDescriptions.Json("Where the work order could be planned.", document.SchemaOf(Schema))),
            .. ProblemResponses.For(document, "400", "404", "406", "422"),
        ]);
    }
}
