using MediatR;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning.Change;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Planning;

/// <summary>The HTTP endpoints of planning.</summary>
internal static class PlanningEndpoints
{
    private static readonly Entity Entries = Entity.Of<JobPlanning>();

    /// <summary>Maps <c>api/JobPlanning</c>, and the endpoints that plan several entries at once.</summary>
    public static void MapPlanning(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi(Entries.Path);
        api.WithMetadata(AllowsForce.Metadata);
        api.MapCreate(Entries, Entries.Path, PlanningOpenApi.Rows, Save(SaveMode.Create));
        api.MapGet(Entries, Entries.Path, PlanningOpenApi.Rows);
        api.MapChanges(Entries, Entries.Path, PlanningOpenApi.Rows, Save, Delete);
        api.MapRow(
            Entity.Of<Job>(), HttpMethods.Post, PlanOrder, "PlanJob", PlanningOpenApi.DescribePlan, "/Plan");
        api.MapFit();
        api.MapSuggestions();
        api.MapProposals();
        api.MapHandler(HttpMethods.Post, "/Planning/Apply", Apply).WithName("ApplyPlanning").Describe(PlanningOpenApi.DescribeApply);
    }

    private static Delegate Save(SaveMode mode) =>
        async (HttpRequest request, RowRequests rows, PlanningCommands commands, CancellationToken cancellationToken) =>
        {
            var write = await rows.Read(request, Entries, mode, cancellationToken);
            var change = new PlanningChange(write.Address, (JobPlanning)write.Message, mode)
            {
                Precondition = write.Precondition,
                MustExist = write.MustExist,
            };
            var command = commands.Create([change], write.Parameters);
            return await rows.Save(
                request, Entries, command, (saved, problems, format) => new PlanningDryRunDocument(saved, problems, format),
                cancellationToken);
        };

    private static Task<IResult> Delete(
        HttpRequest request, RowRequests rows, PlanningCommands commands, CancellationToken cancellationToken) => rows.Delete(
        request, Entries,
        (address, precondition, parameters) => commands.Create(
            [new(address, null, SaveMode.Merge) { Precondition = precondition, MustExist = true }], parameters),
        cancellationToken);

    private static async Task<IResult> PlanOrder(
        HttpRequest request, RowRequests rows, PlanningCommands commands, CancellationToken cancellationToken)
    {
        var write = await rows.Read<PlanMessage>(request, Entity.Of<Job>(), cancellationToken);
        var command = commands.Create(write.Address!, write.Message, write.Parameters);
        return await rows.Save(
            request, Entity.Of<Job>(), command,
            (saved, problems, format) => new PlanningDryRunDocument(saved, problems, format), cancellationToken);
    }

    private static async Task<IResult> Apply(
        HttpRequest request, RowRequests rows, PlanningCommands commands, IMediator mediator, RequestContext context,
        CancellationToken cancellationToken)
    {
        var write = await rows.Read<ApplyMessage>(request, Entries, cancellationToken);
        var command = commands.Create(write.Message, write.Parameters);
        var saved = await mediator.Send(command, cancellationToken);
        var format = ResponseFormat.Of(request.HttpContext).ValuesFor(context.Preferences);
        return new JsonResponse(
            StatusCodes.Status200OK, new PlanningReport(saved, command, context.Problems, format).Write)
        {
            PreferenceApplied = context.Preferences.Applied,
            VariesByPreference = true,
        };
    }
}
