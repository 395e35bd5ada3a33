using MediatR;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Delete;
using WorkOrders.Application.WorkOrders.Get;

namespace WorkOrders.Api.Jobs;

/// <summary>The HTTP endpoints of work orders.</summary>
internal static class JobsEndpoints
{
    /// <summary>The URL of one work order: the id, or the key with its name, in parentheses.</summary>
    public const string ById = $"/Jobs({{{AddressReader.RouteValue}}})";

    /// <summary>The URL of one work order as a path segment.</summary>
    public const string BySegment = $"/Jobs/{{{AddressReader.RouteValue}:guid}}";

    private static readonly Entity Jobs = Entity.Of<Job>();
    private static readonly ResourceUrl Url = ResourceUrl.Of(Jobs);

    /// <summary>Maps <c>api/Jobs</c>.</summary>
    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Jobs");
        api.MapPost("/Jobs", Create).WithName("CreateJob").WithMetadata(Url).Describe(JobsReference.Rows.DescribeCreate);
        api.MapGet(ById, Get).WithName("GetJob").Describe(JobsReference.Rows.DescribeGet);
        api.MapGet(BySegment, Get).ExcludeFromDescription();
        api.MapPut(ById, Replace).WithName("ReplaceJob").WithMetadata(Url).Describe(JobsReference.Rows.DescribeReplace);
        api.MapPut(BySegment, Replace).WithMetadata(Url).ExcludeFromDescription();
        api.MapPatch(ById, Merge)
            .WithName("ChangeJob").WithMetadata(Url, MediaTypes.MergePatch).Describe(JobsReference.Rows.DescribeMerge);
        api.MapPatch(BySegment, Merge).WithMetadata(Url, MediaTypes.MergePatch).ExcludeFromDescription();
        api.MapDelete(ById, Delete).WithName("DeleteJob").Describe(JobsReference.Rows.DescribeDelete);
        api.MapDelete(BySegment, Delete).ExcludeFromDescription();
        JobStatusEndpoints.MapTo(api);
        JobTreeEndpoints.MapTo(api);
    }

    private static async Task<IResult> Create(
        HttpRequest request, JobSaver saver, RequestContext context, CancellationToken cancellationToken)
    {
        var options = WriteParameters.Read(request.Query, context.Preferences.Strict, context.Problems);
        return await saver.Create(await saver.Read<Job>(request, cancellationToken), options, request, cancellationToken);
    }

    private static Task<IResult> Replace(
        HttpRequest request, JobSaver saver, RequestContext context, CancellationToken cancellationToken) =>
        Change(request, SaveMode.Replace, saver, context, cancellationToken);

    private static Task<IResult> Merge(
        HttpRequest request, JobSaver saver, RequestContext context, CancellationToken cancellationToken) =>
        Change(request, SaveMode.Merge, saver, context, cancellationToken);

    private static async Task<IResult> Change(
        HttpRequest request, SaveMode mode, JobSaver saver, RequestContext context, CancellationToken cancellationToken)
    {
        var address = ReadAddress(request, context);
        var options = WriteParameters.Read(request.Query, context.Preferences.Strict, context.Problems);
        var job = await saver.Read<Job>(request, cancellationToken);
        return await saver.Change(
            new(address, job) { Mode = mode, Options = options, Precondition = RowETag.ReadForChange(request, context) },
            request, cancellationToken);
    }

    private static async Task<IResult> Get(
        HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken)
    {
        var address = ReadAddress(request, context);
        return await mediator.Send(new GetWorkOrderQuery(address), cancellationToken) is { } job
            ? RowResult.Read(job, request, context.Preferences)
            : NotFound(address);
    }

    private static async Task<IResult> Delete(
        HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken)
    {
        var options = WriteParameters.Read(request.Query, context.Preferences.Strict, context.Problems);
        var precondition = RowETag.ReadForChange(request, context);
        var address = ReadAddress(request, context);
        var command = new DeleteWorkOrderCommand(address) { Precondition = precondition, DryRun = options.DryRun };
        await mediator.Send(command, cancellationToken);
        return options.DryRun
            ? new JsonResponse(StatusCodes.Status200OK, new DeleteDryRunDocument(context.Problems).Write)
            : Results.NoContent();
    }

    /// <summary>Reads which order the URL of a request addresses.</summary>
    /// <exception cref="RefusedException">The URL is not that of an order.</exception>
    public static RowAddress ReadAddress(HttpRequest request, RequestContext context)
    {
        var address = AddressReader.Read(request, Jobs, context.Problems);
        context.Problems.ThrowIfAny();
        return address!;
    }

    /// <summary>Creates the response to a read of an order that does not exist.</summary>
    public static ProblemResult NotFound(RowAddress address)
    {
        var problem = UnknownOrder.At(address);
        return new(StatusCodes.Status404NotFound, problem.Message, problem);
    }
}
