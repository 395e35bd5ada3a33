using AutoMapper;
using MediatR;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Application.WorkOrders.Get;
using WorkOrders.Domain;

namespace WorkOrders.Api.Jobs;

/// <summary>The HTTP endpoints of work orders.</summary>
internal static class JobsEndpoints
{
    /// <summary>Maps <c>api/Jobs</c>.</summary>
    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter<AcceptFilter>().WithTags("Jobs");
        api.MapPost("/Jobs", Create)
            .WithName("CreateJob")
            .WithMetadata(JobDocument.Url)
            .AddOpenApiOperationTransformer(JobsReference.DescribeCreate);
        api.MapGet("/Jobs({id:guid})", Get).WithName("GetJob").AddOpenApiOperationTransformer(JobsReference.DescribeGet);
        api.MapGet("/Jobs/{id:guid}", Get).ExcludeFromDescription();
    }

    private static async Task<IResult> Create(
        HttpRequest request, IMediator mediator, IMapper mapper, RequestContext context, CancellationToken cancellationToken)
    {
        var (preferences, problems) = (context.Preferences, context.Problems);
        var options = CreateParameters.Read(request.Query, preferences.Strict, problems);
        var body = await RequestBody.Read(request, problems, cancellationToken);
        problems.Sent.Json = () => body;
        var job = new MessageReader(context.Settings, problems).Read<Job>(body.Span);
        if (job is null)
        {
            problems.ThrowIfAny();
        }

        var command = new CreateWorkOrderCommand(mapper.Map<RequestedWorkOrder>(job))
        {
            DryRun = options.DryRun,
            OnMissing = options.OnMissing,
        };
        var created = await mediator.Send(command, cancellationToken);
        if (options.DryRun)
        {
            var dryRun = new DryRunDocument(created, problems, preferences);
            return new JsonResponse(StatusCodes.Status200OK, dryRun.Write) { PreferenceApplied = preferences.Applied };
        }
        var document = new JobDocument(created.Job!, ResourceUrl.RootOf(request), preferences) { Warnings = problems.Warnings };
        return new JsonResponse(StatusCodes.Status201Created, document.Write)
        {
            Location = document.Location,
            PreferenceApplied = preferences.Applied,
        };
    }

    private static async Task<IResult> Get(
        Guid id, HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken)
    {
        // return=minimal applies only to writes.
        var preferences = context.Preferences with { Minimal = false };
        return await mediator.Send(new GetWorkOrderQuery(id), cancellationToken) is { } job
            ? new JsonResponse(StatusCodes.Status200OK, new JobDocument(job, ResourceUrl.RootOf(request), preferences).Write)
            : new ProblemResult(
                StatusCodes.Status404NotFound, $"There is no work order with the id {id}.",
                new Problem(null, "not_found", $"There is no work order with the id {id}.", id));
    }
}
