using System.Diagnostics;
using MediatR;
using WorkOrders.Api.Batches;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Database;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Changes;

/// <summary>The HTTP endpoint of the change feed.</summary>
internal static class ChangesEndpoints
{
    /// <summary>Maps <c>api/Changes</c>.</summary>
    public static void MapChanges(this IEndpointRouteBuilder app) => app.MapApi("Changes").MapGet("/Changes", Get)
        .WithName("GetChanges")
        .WithMetadata(MediaTypes.Changes)
        .Describe(ChangesOpenApi.DescribeGet);

    private static async Task<IResult> Get(
        HttpRequest request, IMediator mediator, EntityModel model, RequestContext context, ChangeBroadcast broadcast,
        IDatabaseState database, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var (preferences, problems, http) = (context.Preferences, context.Problems, request.HttpContext);
        var format = ResponseFormat.Of(http);
        var given = ChangesParameters.Read(request.Query, model, preferences.Strict, problems);
        var isStream = format.MediaType == ChangeStream.MediaType;
        var lastEvent = isStream ? ChangesParameters.ReadLastEventId(request, problems) : null;
        problems.ThrowIfAny();
        if ((isStream || given.Wait > TimeSpan.Zero)
            && NotInBatch.Refuse(http, isStream ? ChangeStream.MediaType : "\"wait\"") is { } refusal)
        {
            return refusal;
        }
        if (isStream)
        {
            var after = lastEvent ?? (request.Query.ContainsKey(ChangesParameters.After) ? given.Query.After : default(long?));
            var start = await mediator.Send(new GetStartPositionQuery(after), cancellationToken);
            var listener = Listen(given.Query with { After = start, Top = ChangeStream.PageSize });
            return new ChangeStream(listener, format.ValuesFor(preferences), preferences.Applied, lifetime.ApplicationStopping);
        }
        var page = given.Wait > TimeSpan.Zero
            ? await Wait(Listen(given.Query), given.Wait, lifetime.ApplicationStopping, cancellationToken)
            : await mediator.Send(given.Query, cancellationToken);
        if (given.Wait > TimeSpan.Zero && page.Changes.Count > 0 && !await new StreamCredential(http, database).IsAccepted())
        {
            return http.Features.Get<ProblemResult>()!;
        }
        return new JsonResponse(
            StatusCodes.Status200OK, new ChangesDocument(page, problems.Warnings, format.ValuesFor(preferences)).Write)
        {
            PreferenceApplied = preferences.Applied,
        };

        ChangeListener Listen(GetChangesQuery query)
        {
            var listener = new ChangeListener(broadcast, mediator, context.Caller.TenantId, query);
            http.Response.RegisterForDispose(listener);
            return listener;
        }
    }

    /// <summary>Returns the next page with changes, or an empty page after the time is over or when the API stops.</summary>
    private static async Task<ChangePage> Wait(
        ChangeListener listener, TimeSpan maxWait, CancellationToken stopping, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var page = await listener.Read(TimeSpan.Zero, cancellationToken);
        while (page is { Changes.Count: 0, More: false } && maxWait - Stopwatch.GetElapsedTime(started) is var wait && wait > TimeSpan.Zero)
        {
            try
            {
                page = await listener.Read(wait, end.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return page;
            }
        }
        return page;
    }
}
