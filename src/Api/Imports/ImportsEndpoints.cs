using AutoMapper;
using Microsoft.AspNetCore.Mvc;
using WorkOrders.Api.Changes;
using WorkOrders.Api.Http;
using WorkOrders.Api.Imports.Files;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Domain;

namespace WorkOrders.Api.Imports;

/// <summary>Many work orders at once, over HTTP.</summary>
internal static class ImportsEndpoints
{
    private static readonly MediaTypes Files = new(
        [.. FileFormat.Json, .. FileFormat.JsonLines, FileFormat.Csv],
        [.. MediaTypes.Json.Written, .. FileFormat.JsonLines]);

    private static readonly LargestBody Limit = new($"{Upload.Largest / 1024 / 1024} MB and {SpooledRows.Most:N0} orders");

    /// <summary>Maps <c>api/Jobs/Import</c> and <c>api/Imports</c>.</summary>
    public static void MapImports(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter<AcceptFilter>().WithTags("Jobs");
        api.MapPost("/Jobs/Import", Import).AddEndpointFilter<OriginFilter>().WithName("ImportJobs").WithMetadata(Files, Limit, new RequestSizeLimitAttribute(Upload.Largest))
            .AddOpenApiOperationTransformer(ImportsReference.DescribeImport);
        api.MapGet("/Imports({id:guid})", Get).WithName("GetImport").WithMetadata(Files).AddOpenApiOperationTransformer(ImportsReference.DescribeRun);
        api.MapGet("/Imports({id:guid})/Results", GetResults).WithName("GetImportResults").WithMetadata(Files).AddOpenApiOperationTransformer(ImportsReference.DescribeResults);
    }

    private static async Task<IResult> Import(
        HttpRequest request, ImportSlots places, OrderImport import, BackgroundImports followed, IMapper mapper, CurrentCaller caller,
        RequestOrigin origin, Problems problems, CancellationToken cancellationToken)
    {
        var preferences = Preferences.Read(request, caller.Value.Settings, ofImport: true);
        var options = ImportQuery.Read(request.Query, preferences.Strict, problems);
        problems.ThrowIfAny();
        if (places.Take(caller.Value.TenantId) is not { } place)
        {
            return ProblemResult.Unavailable("Enough imports run and wait here already. Nothing was done; send the file again in a while.", "imports_busy") with { RetryAfter = 30 };
        }
        var sender = caller.Value with { Settings = caller.Value.Settings with { Strict = preferences.Strict } };
        var pending = await PendingImport.Receive(request, place, sender, origin, options, mapper, problems, cancellationToken);
        if (preferences.RespondsAtOnce)
        {
            var document = new ImportRunDocument(await followed.Begin(pending, cancellationToken), ResourceUrl.RootOf(request));
            return new JsonAnswer(StatusCodes.Status202Accepted, document.Write) { Location = document.Location, PreferenceApplied = preferences.Applied };
        }
        request.HttpContext.Response.RegisterForDispose(pending);
        await pending.Begin(cancellationToken);
        return new ImportAnswer(await pending.Run(import, null, cancellationToken)) { PreferenceApplied = preferences.Applied };
    }

    private static async Task<IResult> Get(Guid id, HttpRequest request, IImportRuns runs, CurrentCaller caller, CancellationToken cancellationToken) =>
        await runs.Find(caller.Value.TenantId, id, cancellationToken) is { } run
            ? new JsonAnswer(StatusCodes.Status200OK, new ImportRunDocument(run, ResourceUrl.RootOf(request)).Write)
            : NotFound($"There is no import with the id {id}; each is kept for {IImportRuns.KeptFor.Days} days.", id);

    private static async Task<IResult> GetResults(Guid id, IImportRuns runs, CurrentCaller caller, CancellationToken cancellationToken) =>
        await runs.Results(caller.Value.TenantId, id, cancellationToken) is { } packed
            ? new ImportResults(packed)
            : NotFound($"There are no results of an import with the id {id}: it has not ended, has told nothing, or is not kept any more.", id);

    private static ProblemResult NotFound(string detail, Guid id) => new(StatusCodes.Status404NotFound, detail, new Problem(null, "not_found", detail, id));
}
