using AutoMapper;
using MediatR;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Change;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Application.WorkOrders.Get;

namespace WorkOrders.Api.Jobs;

/// <summary>Reads the messages of requests that write a work order, sends their commands, and creates the responses.</summary>
internal sealed class JobSaver(IMediator mediator, IMapper mapper, RequestContext context)
{
    /// <summary>Reads the body of a request as a message; null if it cannot be read, which is added as a problem.</summary>
    public async Task<T?> Read<T>(HttpRequest request, CancellationToken cancellationToken) where T : class
    {
        var body = await RequestBody.Read(request, context.Problems, cancellationToken);
        context.Problems.Sent.Json = () => body;
        return new MessageReader(context.Settings, context.Problems).Read<T>(body.Span);
    }

    /// <summary>Creates an order.</summary>
    /// <exception cref="RefusedException">The message could not be read, or the order cannot be created.</exception>
    public async Task<IResult> Create(Job? message, WriteParameters options, HttpRequest request, CancellationToken cancellationToken)
    {
        if (message is null)
        {
            context.Problems.ThrowIfAny();
        }
        var command = new CreateWorkOrderCommand(mapper.Map<RequestedWorkOrder>(message))
        {
            DryRun = options.DryRun,
            OnMissing = options.OnMissing,
        };
        return await Answer(await mediator.Send(command, cancellationToken), options, request);
    }

    /// <summary>Changes an order, or creates it if it does not exist.</summary>
    /// <exception cref="RefusedException">The message or the address could not be read, or the change is not possible.</exception>
    public async Task<IResult> Change(JobChange change, HttpRequest request, CancellationToken cancellationToken)
    {
        if (change.Message is null || change.Address is null)
        {
            context.Problems.ThrowIfAny();
        }
        var command = new ChangeWorkOrderCommand(change.Address!, mapper.Map<RequestedWorkOrder>(change.Message), change.Mode)
        {
            Precondition = change.Precondition,
            DryRun = change.Options.DryRun,
            OnMissing = change.Options.OnMissing,
            MustExist = change.MustExist,
            Reason = change.Reason,
            OnlyToVirtualStatus = change.OnlyToVirtualStatus,
        };
        return await Answer(await mediator.Send(command, cancellationToken), change.Options, request);
    }

    private async Task<IResult> Answer(SavedWorkOrder saved, WriteParameters options, HttpRequest request)
    {
        var preferences = context.Preferences;
        if (options.DryRun)
        {
            var document = new DryRunDocument(saved, context.Problems, preferences);
            return new JsonResponse(StatusCodes.Status200OK, document.Write)
            {
                PreferenceApplied = preferences.Applied,
                VariesByPreference = true,
            };
        }
        return RowResult.Written(await ReadBack(saved), saved.Result, request, context);
    }

    /// <summary>
    /// Returns the order as it is stored. A changed order is read again, with the keys of its references and its planning; that is not
    /// cancelled, because the change has been written.
    /// </summary>
    private async Task<Job> ReadBack(SavedWorkOrder saved) =>
        saved.Result == SaveResult.Created || context.Preferences.Minimal
            ? saved.Job!
            : await mediator.Send(new GetWorkOrderQuery(new(saved.Job!.Id, null))) ?? saved.Job!;
}
