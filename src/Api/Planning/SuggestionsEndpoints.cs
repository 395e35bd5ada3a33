using MediatR;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning.Suggest;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Planning;

/// <summary>The HTTP endpoint that suggests technicians and times for a work order.</summary>
internal static class SuggestionsEndpoints
{
    private const string Schema = "job_suggestions";
    private const string Top = "top";

    private static readonly Entity Jobs = Entity.Of<Job>();
    private static readonly string TopForm = $"a number from 1 to {GetSuggestionsQuery.MaxTop}";

    /// <summary>Maps <c>api/Jobs(id)/Suggestions</c>.</summary>
    public static void MapSuggestions(this RouteGroupBuilder api) =>
        api.MapRow(Jobs, HttpMethods.Get, Get, "GetJobSuggestions", Describe, "/Suggestions");

    /// <summary>Adds the schemas.</summary>
    public static void AddSchemas(OpenApiDocument document)
    {
        var rule = document.AddSchema("suggestion_rule", Schemas.Object("A planning rule, and whether a plan would follow it.",
            ("code", Schemas.Text("The code with which a plan that breaks the rule is refused. `overlaps`: other work is suggested at that "
                + "time; a plan is not checked for it.")),
            ("passed", Schemas.Flag("Whether the plan would follow the rule.")),
            ("overridable", Schemas.Flag("Whether `force=true` overrides the rule."))));
        var change = document.AddSchema("suggestion_change", Schemas.Object(
            "A change that is required before the work order can be planned.",
            ("code", Schemas.Text("The code of the rule.")), ("change", Schemas.Text("The change, as a sentence."))));
        var suggestion = document.AddSchema("suggestion", Schemas.Object("A technician and a time for a work order.",
            ("user_id", Schemas.Text("Id of the technician, or of the leader of the team.", "uuid")),
            ("user", Schemas.Text("Code of the technician, or the id if there is none.")),
            ("team", Schemas.List(Schemas.Text("A code."), "The other members of the team, who are planned with the leader.")),
            ("date_from", Schemas.Text("Start.", "date-time")),
            ("date_to", Schemas.Text("End (exclusive).", "date-time")),
            ("cost", CostJson.AddSchema(document)),
            ("detour_kilometers", Schemas.Number("By how many kilometres the route of the day becomes longer.")),
            ("travel_minutes", Schemas.Integer(
                "The estimated travel from the previous work of the day, or from where the day starts, in minutes.")),
            ("rules", Schemas.List(rule, "All planning rules.")),
            ("changes", Schemas.List(
                change, "All changes that are required before the work order can be planned; empty if no rule is broken."))));
        document.AddSchema(Schema, Schemas.Object("Technicians and times for a work order.",
            ("jobs_id", Schemas.Text("Id of the work order.", "uuid")),
            ("minutes", Schemas.Integer("The duration to plan, in minutes.")),
            ("suggestions", Schemas.List(suggestion, "The suggestions, cheapest first.")),
            ("excluded", Schemas.List(
                suggestion, "For each active technician without a suggestion, the time that requires the fewest changes."))));
    }

    private static async Task<IResult> Get(
        HttpRequest request, IMediator mediator, RequestContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        var parameters = new QueryParameters(request.Query, [PlanningRange.From, PlanningRange.To, Top], context.Problems);
        parameters.CheckNames(context.Preferences.Strict);
        var range = PlanningRange.Read(parameters, context.Settings.TimeZone, GetSuggestionsQuery.MaxDays);
        var top = (int)parameters.GetNumber(Top, 1, GetSuggestionsQuery.MaxTop, GetSuggestionsQuery.DefaultTop, TopForm);
        var address = AddressReader.Read(request, Jobs, context.Problems);
        if (range?.To <= clock.Now())
        {
            parameters.Refuse(PlanningRange.To, "\"to\" is in the past; only times in the future are suggested.",
                parameters.GetText(PlanningRange.To)!, "a time in the future");
        }
        context.Problems.ThrowIfAny();
        var found = await mediator.Send(new GetSuggestionsQuery(address!, range!.Value, top), cancellationToken);
        return found is null
            ? ProblemResult.NotFound(address!.NotFound(Jobs))
            : new JsonResponse(StatusCodes.Status200OK, new SuggestionsDocument(found, context.Problems.Warnings).Write);
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Suggest technicians and times for a work order";
        operation.Description = "Returns the times in a range at which active technicians are free for the work order, cheapest first, "
            + "with all rules and the causes of the cost. For each technician without such a time, it returns what would have to change.";
        operation.Parameters =
        [
            Parameters.Id(Jobs.Label),
            Parameters.Query(PlanningRange.From, "Start of the range: a date in the tenant's time zone, or a date and time. Times that "
                + "have passed are not suggested.", Schemas.Text("Start of the range.")),
            Parameters.Query(PlanningRange.To, $"End of the range (exclusive), at most {GetSuggestionsQuery.MaxDays} days after the start.",
                Schemas.Text("End of the range.")),
            Parameters.Query(Top, $"The maximum number of suggestions; {GetSuggestionsQuery.DefaultTop} by default.",
                Schemas.Integer(TopForm)),
        ];
        operation.Answer(
        [
            ("200", ResponseDescriptions.Json("Technicians and times for the work order.", document.SchemaOf(Schema))),
            .. ProblemResponses.For(document, "400", "404", "406"),
        ]);
    }
}
