using MediatR;
using WorkOrders.Api.Http;
using WorkOrders.Api.Lists;
using WorkOrders.Api.Messages;
using WorkOrders.Api.OData;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Lists;
using WorkOrders.Application.MasterData.Get;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Rows;

/// <summary>
/// The steps that requests for one row have in common: read the request, send a query or command, and create the response. Problems of the
/// request are collected first, so that one response lists all of them.
/// </summary>
/// <param name="mediator">Sends the queries and commands.</param>
/// <param name="context">The context of the request.</param>
/// <param name="model">The entity data model, by which fields and related rows are selected.</param>
internal sealed class RowRequests(IMediator mediator, RequestContext context, ContractModel model)
{
    /// <summary>Reads a row.</summary>
    public async Task<IResult> Get(HttpRequest request, Entity entity, CancellationToken cancellationToken)
    {
        var selection = request.QueryString.HasValue
            ? Selection(QueryOptions.Read(request, ListRequest.SelectionOptions, context), entity)
            : null;
        if (selection is null)
        {
            return await Send(
                request, entity, address => new GetRowQuery(entity, address), row => RowResult.Read(row, request, context),
                cancellationToken);
        }
        var address = AddressReader.Read(request, entity, context.Problems);
        context.Problems.ThrowIfAny();
        return await ReadSelected(
            entity, address!, selection, (layout, row) => SelectedRow.Read(request, context, layout, row), cancellationToken)
            ?? (IResult)ProblemResult.NotFound(address!.NotFound(entity));
    }

    /// <summary>
    /// Reads something about a row; the request can have no query options except the format. If the query returns null, there is no row
    /// with this address.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="query">Creates the query.</param>
    /// <param name="respond">Creates the response.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<IResult> Get<T>(
        HttpRequest request, Entity entity, Func<RowAddress, IRequest<T?>> query, Func<T, IResult> respond,
        CancellationToken cancellationToken)
        where T : class
    {
        QueryOptions.RefuseAll(request, context);
        return Send(request, entity, query, respond, cancellationToken);
    }

    /// <summary>Reads a request whose message is a row of the entity.</summary>
    /// <exception cref="RefusedException">The message or the address cannot be read.</exception>
    public Task<RowWrite<EntityRecord>> Read(
        HttpRequest request, Entity entity, SaveMode mode, CancellationToken cancellationToken) =>
        Read<EntityRecord>(request, entity, entity.Type, mode, cancellationToken);

    /// <summary>Reads a request that changes a row, but whose message is not a row.</summary>
    /// <exception cref="RefusedException">The message or the address cannot be read.</exception>
    public Task<RowWrite<TMessage>> Read<TMessage>(HttpRequest request, Entity entity, CancellationToken cancellationToken) =>
        Read<TMessage>(request, entity, typeof(TMessage), SaveMode.Merge, cancellationToken);

    /// <summary>Sends a command that saves a row; the response has the row as it is stored, or the report of a dry run.</summary>
    /// <param name="request">The request.</param>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="command">The command.</param>
    /// <param name="report">Creates the report of a dry run.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public async Task<IResult> Save<TSaved>(
        HttpRequest request, Entity entity, ICommand<TSaved> command, Func<TSaved, Problems, ValueFormat, SaveDryRunDocument> report,
        CancellationToken cancellationToken)
        where TSaved : ISavedRow
    {
        var selection = request.QueryString.HasValue
            ? Selection(QueryOptions.Pick(request, ListRequest.SelectionOptions, context), entity)
            : null;
        var saved = await mediator.Send(command, cancellationToken);
        if (command.DryRun)
        {
            var format = ResponseFormat.Of(request.HttpContext).ValuesFor(context.Preferences);
            return new JsonResponse(StatusCodes.Status200OK, report(saved, context.Problems, format).Write)
            {
                PreferenceApplied = context.Preferences.Applied,
                VariesByPreference = true,
            };
        }
        if (selection is not null)
        {
            // The row has been written, so reading it is not cancelled.
            var written = await ReadSelected(
                entity, new(saved.Record!.Id, null), selection,
                (layout, row) => SelectedRow.Create(request, context, layout, row), CancellationToken.None);
            return RowResult.Written(written!, saved.Record.Id!.Value, saved.Result, request, entity);
        }
        return RowResult.Written(await ReadBack(saved, saved.Record!), saved.Result, request, context);
    }

    /// <summary>Deletes a row, or reports what would happen.</summary>
    /// <param name="request">The request.</param>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="create">Creates the command from the address, the conditions and the query parameters.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public async Task<IResult> Delete<T>(
        HttpRequest request, Entity entity, Func<RowAddress, Precondition, WriteParameters, ICommand<T>> create,
        CancellationToken cancellationToken)
    {
        var parameters = WriteParameters.Read(request, hasRow: false, context.Preferences.Strict, context.Problems);
        var precondition = RowETag.ReadForChange(request, context);
        var address = AddressReader.Read(request, entity, context.Problems);
        if (address is null)
        {
            context.Problems.ThrowIfAny();
        }
        await mediator.Send(create(address!, precondition, parameters), cancellationToken);
        return parameters.DryRun
            ? new JsonResponse(StatusCodes.Status200OK, new DeleteDryRunDocument(context.Problems).Write)
            : Results.NoContent();
    }

    private async Task<IResult> Send<T>(
        HttpRequest request, Entity entity, Func<RowAddress, IRequest<T?>> query, Func<T, IResult> respond,
        CancellationToken cancellationToken)
        where T : class
    {
        var address = AddressReader.Read(request, entity, context.Problems);
        context.Problems.ThrowIfAny();
        return await mediator.Send(query(address!), cancellationToken) is { } found
            ? respond(found)
            : ProblemResult.NotFound(address!.NotFound(entity));
    }

    private Selection? Selection(QueryOptions options, Entity entity) =>
        ListRequest.ReadSelectionIfGiven(options, entity, new(model, context.Settings.TimeZone));

    private Task<JsonResponse?> ReadSelected(
        Entity entity, RowAddress address, Selection selection, Func<RowLayout, IRowValues, JsonResponse> respond,
        CancellationToken cancellationToken) =>
        new SelectedRowReader(mediator).Read(entity, address, [], selection, (layout, row) => respond(layout, row!), cancellationToken);

    private async Task<RowWrite<TMessage>> Read<TMessage>(
        HttpRequest request, Entity entity, Type type, SaveMode mode, CancellationToken cancellationToken)
    {
        var problems = context.Problems;
        var isAddressed = request.RouteValues.ContainsKey(AddressReader.RouteValue);
        var address = isAddressed ? AddressReader.Read(request, entity, problems) : null;
        var isReference = ReferenceMessage.Is(request);
        var parameters = WriteParameters.Read(request, hasRow: !isReference, context.Preferences.Strict, problems);
        var precondition = mode == SaveMode.Create ? RowETag.Read(request) : RowETag.ReadForChange(request, context);
        var message = isReference
            ? await ReferenceMessage.Read(request, entity, context, cancellationToken)
            : await ReadMessage(request, type, cancellationToken);
        if (message is null || (isAddressed && address is null))
        {
            problems.ThrowIfAny();
        }
        return new(address, (TMessage)message!, mode, precondition, parameters) { MustExist = isReference };
    }

    private async Task<object?> ReadMessage(HttpRequest request, Type type, CancellationToken cancellationToken)
    {
        var body = await RequestBody.Read(request, context.Problems, cancellationToken);
        context.Problems.Sent.Json = () => body;
        return new MessageReader(context.Settings, context.Problems, ResourceUrl.ApiOf(request)).Read(type, body.Span);
    }

    /// <summary>Returns the row as it is stored. Reading it is not cancelled, because the row has been written.</summary>
    private async Task<EntityRecord> ReadBack(ISavedRow saved, EntityRecord row) => saved.IsComplete || context.Preferences.Minimal
        ? row
        : await mediator.Send(new GetRowQuery(Entity.Of(row.GetType()), new(row.Id, null))) ?? row;
}
