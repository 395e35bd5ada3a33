using Microsoft.Net.Http.Headers;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Batches;

/// <summary>The HTTP endpoint of batches.</summary>
internal static class BatchEndpoints
{
    /// <summary>Maps <c>POST api/$batch</c>.</summary>
    public static void MapBatches(this IEndpointRouteBuilder app) => app.MapApi(BatchOpenApi.Tag)
        .MapPost("/$batch", Send).WithName("SendBatch")
        .WithMetadata(BatchFormat.Types, SupportedPreferences.OfBatches).AddEndpointFilter<NotInBatch>().Describe(BatchOpenApi.Describe);

    private static async Task<IResult> Send(HttpRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        // Strictly, because a batch as a whole has no warnings: with an ignored dry_run, its requests would write data.
        new QueryParameters(request.Query, [], context.Problems).CheckNames(strict: true);
        context.Problems.ThrowIfAny();
        var body = await RequestBody.Read(request, context.Problems, cancellationToken);
        var contentType = MediaTypeHeaderValue.Parse(request.ContentType);
        var isJson = BatchFormat.IsJson(request.ContentType);
        var groups = isJson ? JsonBatchReader.Read(body) : await MultipartBatchReader.Read(body, contentType);
        BatchRules.Check(request, groups);
        string[] written = isJson ? [BatchFormat.Json, BatchFormat.Multipart] : [BatchFormat.Multipart, BatchFormat.Json];
        return new BatchResult(groups, AcceptHeader.Negotiate(request, written)!.MediaType);
    }
}
