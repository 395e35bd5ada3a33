using MediatR;
using Microsoft.AspNetCore.Mvc;
using WorkOrders.Api.Batches;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.ImportFiles;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Runs;

namespace WorkOrders.Api.Imports;

/// <summary>The HTTP endpoints of imports.</summary>
internal static class ImportsEndpoints
{
    private static readonly MediaTypes Files = new(
        [.. FileFormat.Json, .. FileFormat.JsonLines, FileFormat.Csv],
        [.. MediaTypes.Json.Written, .. FileFormat.JsonLines]);

    /// <summary>Maps <c>api/Jobs/Import</c>, the same for every entity that can be written, and <c>api/Imports</c>.</summary>
    public static void MapImports(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Imports");
        foreach (var entity in app.ServiceProvider.GetRequiredService<EntityModel>().Entities.Where(entity => entity.IsImported))
        {
            MapImport(app.MapApi(entity.Path), entity);
        }
        api.MapGet("/Imports({id:guid})", GetRun).WithName("GetImport")
            .WithMetadata(Files).Describe(ImportRunOpenApi.DescribeRun);
        api.MapGet("/Imports({id:guid})/Results", GetResults).WithName("GetImportResults")
            .WithMetadata(Files).Describe(ImportRunOpenApi.DescribeResults);
    }

    private static void MapImport(RouteGroupBuilder api, Entity entity)
    {
        var maximum = new MaxItemsMetadata($"{RowSpool.MaxRows:N0} {entity.PluralLabel}");
        var files = FileFormat.HasCalendars(entity) ? Files with { Read = [.. Files.Read, FileFormat.Calendar] } : Files;
        api.MapHandler(HttpMethods.Post, $"/{entity.Path}/Import", Import).WithName($"Import{entity.Path}")
            .WithMetadata(files, maximum, SupportedPreferences.OfImports, new RequestSizeLimitAttribute(Upload.MaxBytes))
            .AddEndpointFilter<NotInBatch>()
            .Describe(new ImportOpenApi(entity).Describe);

        Task<IResult> Import(
            HttpRequest request, ImportSlots slots, IMediator mediator, RequestContext context, CancellationToken cancellationToken) =>
            ImportsEndpoints.Import(entity, request, slots, mediator, context, cancellationToken);
    }

    private static async Task<IResult> Import(
        Entity entity, HttpRequest request, ImportSlots slots, IMediator mediator, RequestContext context,
        CancellationToken cancellationToken)
    {
        var (preferences, problems) = (context.Preferences, context.Problems);
        var options = ImportParameters.Read(request.Query, entity, preferences.Strict, problems);
        var fileOptions = ImportParameters.ReadFileOptions(request.Query, preferences.Strict, problems);
        problems.ThrowIfAny();
        // Checked before the file is read, so that the client does not upload it for nothing.
        if (slots.TryAcquire(context.Caller.TenantId) is not { } slot)
        {
            const string busy = "Too many imports are running or waiting. Nothing was done; send the file again later.";
            return ProblemResult.Unavailable(busy, "imports_busy") with { RetryAfter = 30 };
        }
        var file = await SpooledFile.Receive(request, entity, context, fileOptions, slot, cancellationToken);
        if (options.OnExisting != OnExisting.Error && file.HasOnlyUnnamedRows)
        {
            file.Dispose();
            problems.Add(FileProblem.NothingToFindBy(entity, options.OnExisting));
            problems.ThrowIfAny();
        }
        var import = new ImportFileCommand(file, options, [.. problems.Warnings]);
        if (preferences.InBackground)
        {
            var run = await mediator.Send(new StartImportCommand(import), cancellationToken);
            var document = new ImportRunDocument(run, ResourceUrl.RootOf(request));
            return new JsonResponse(StatusCodes.Status202Accepted, document.Write)
            {
                Location = document.Location,
                PreferenceApplied = preferences.Applied,
            };
        }
        request.HttpContext.Response.RegisterForDispose(file);
        return new ImportResponse(new(await mediator.Send(import, cancellationToken))) { PreferenceApplied = preferences.Applied };
    }

    private static async Task<IResult> GetRun(Guid id, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new GetImportRunQuery(id), cancellationToken) is { } run
            ? new JsonResponse(StatusCodes.Status200OK, new ImportRunDocument(run, ResourceUrl.RootOf(request)).Write)
            : NotFound($"There is no import with the id {id}. Imports are kept for {RunTimes.Retention.Days} days.", id);

    private static async Task<IResult> GetResults(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        await mediator.Send(new GetImportResultsQuery(id), cancellationToken) is { } results
            ? new ImportResults(results)
            : NotFound(
                $"There are no results for the import {id}: it does not exist, has not finished, ended without results, or was removed "
                    + $"after {RunTimes.Retention.Days} days.",
                id);

    private static ProblemResult NotFound(string detail, Guid id) => ProblemResult.NotFound(new(null, "not_found", detail, id));
}
