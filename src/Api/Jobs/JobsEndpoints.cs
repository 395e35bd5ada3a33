using AutoMapper;
using WorkOrders.Api.Http;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Change;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Application.WorkOrders.Delete;

namespace WorkOrders.Api.Jobs;

/// <summary>The HTTP endpoints of work orders.</summary>
internal static class JobsEndpoints
{
    private const string Name = "Job";

    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <summary>Maps <c>api/Jobs</c>.</summary>
    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi(Jobs.Path);
        api.MapCreate(Jobs, Name, JobsOpenApi.Rows, Create);
        api.MapGet(Jobs, Name, JobsOpenApi.Rows);
        api.MapChanges(Jobs, Name, JobsOpenApi.Rows, Change, Delete);
        api.MapJobStatuses();
        api.MapJobCommands();
        api.MapJobTree();
    }

    /// <summary>Sends the command that changes an order, and creates the response.</summary>
    /// <param name="rows">Sends the command.</param>
    /// <param name="request">The request.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public static Task<IResult> Save(
        this RowRequests rows, HttpRequest request, ICommand<SavedWorkOrder> command, CancellationToken cancellationToken) =>
        rows.Save(request, Jobs, command, (saved, problems, format) => new JobDryRunDocument(saved, problems, format), cancellationToken);

    /// <summary>Creates the command that changes an order.</summary>
    /// <param name="mapper">Maps the message.</param>
    /// <param name="write">The request.</param>
    /// <param name="address">How the request addresses the order.</param>
    /// <param name="message">The message as an order.</param>
    public static ChangeWorkOrderCommand ToChange<T>(this IMapper mapper, RowWrite<T> write, RowAddress address, Job message) =>
        new(address, mapper.Map<RequestedWorkOrder>(message), write.Mode)
        {
            MustExist = write.MustExist,
            Precondition = write.Precondition,
            DryRun = write.Parameters.DryRun,
            OnMissing = write.Parameters.OnMissing,
        };

    private static async Task<IResult> Create(
        HttpRequest request, RowRequests rows, IMapper mapper, CancellationToken cancellationToken)
    {
        var write = await rows.Read(request, Jobs, SaveMode.Create, cancellationToken);
        var command = new CreateWorkOrderCommand(mapper.Map<RequestedWorkOrder>(write.Message))
        {
            DryRun = write.Parameters.DryRun,
            OnMissing = write.Parameters.OnMissing,
        };
        return await rows.Save(request, command, cancellationToken);
    }

    private static Delegate Change(SaveMode mode) =>
        async (HttpRequest request, RowRequests rows, IMapper mapper, CancellationToken cancellationToken) =>
        {
            var write = await rows.Read(request, Jobs, mode, cancellationToken);
            return await rows.Save(request, mapper.ToChange(write, write.Address!, (Job)write.Message), cancellationToken);
        };

    private static Task<IResult> Delete(HttpRequest request, RowRequests rows, CancellationToken cancellationToken) => rows.Delete(
        request, Jobs,
        (address, precondition, parameters) =>
            new DeleteWorkOrderCommand(address) { Precondition = precondition, DryRun = parameters.DryRun },
        cancellationToken);
}
