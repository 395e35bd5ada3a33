using AutoMapper;
using MediatR;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Application.WorkOrders.Get;

namespace WorkOrders.Api.Jobs;

/// <summary>Work orders over HTTP.</summary>
internal static class JobsEndpoints
{
    /// <summary>Maps <c>api/Jobs</c>.</summary>
    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter<AcceptFilter>().WithTags("Jobs");
        api.MapPost("/Jobs", Create).WithName("CreateJob").AddOpenApiOperationTransformer(JobsReference.DescribeCreate);
        api.MapGet("/Jobs({id:guid})", Get).WithName("GetJob").AddOpenApiOperationTransformer(JobsReference.DescribeGet);
        api.MapGet("/Jobs/{id:guid}", Get).ExcludeFromDescription();
    }

    private static async Task<IResult> Create(
        HttpRequest request, IMediator mediator, IMapper mapper, RequestContext context, CancellationToken cancellationToken)
    {
        var (preferences, problems) = (context.Preferences, context.Problems);
        var options = CreateOptions.Read(request.Query, preferences.Strict, problems);
        var body = await RequestBody.Read(request, cancellationToken);
        var job = new MessageReader(context.Settings, problems).Read<Job>(body.Span);
        if (job is null)
        {
            problems.ThrowIfAny();
        }

        var command = new CreateWorkOrderCommand(mapper.Map<RequestedWorkOrder>(job)) { DryRun = options.DryRun, OnMissing = options.OnMissing };
        var created = await mediator.Send(command, cancellationToken);
        if (options.DryRun)
        {
            return new JsonAnswer(StatusCodes.Status200OK, new DryRunDocument(created, problems, preferences).Write) { PreferenceApplied = preferences.Applied };
        }
        var document = new JobDocument(created.Job!, JobDocument.RootOf(request), preferences) { Warnings = problems.Warnings };
        return new JsonAnswer(StatusCodes.Status201Created, document.Write) { Location = document.Location, PreferenceApplied = preferences.Applied };
    }

    private static async Task<IResult> Get(Guid id, HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken)
    {
        // return=minimal is for writes; who reads wants to read.
        var preferences = context.Preferences with { Minimal = false };
        return await mediator.Send(new GetWorkOrderQuery(id), cancellationToken) is { } job
            ? new JsonAnswer(StatusCodes.Status200OK, new JobDocument(job, JobDocument.RootOf(request), preferences).Write)
            : new ProblemResult(StatusCodes.Status404NotFound, $"There is no work order with the id {id}.", new ProblemError("not_found", $"There is no work order with the id {id}.", Value: id));
    }
}
