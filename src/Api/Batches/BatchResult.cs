using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Batches;

/// <summary>Processes a batch, and returns the responses to its requests.</summary>
/// <param name="groups">The requests.</param>
/// <param name="mediaType">The media type of the response.</param>
internal sealed class BatchResult(IReadOnlyList<RequestGroup> groups, string mediaType) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, services) = (httpContext.Response, httpContext.RequestServices);
        var context = services.GetRequiredService<RequestContext>();
        if (context.Preferences.Applied.Length > 0)
        {
            response.Headers["Preference-Applied"] = context.Preferences.Applied;
        }
        var runner = new BatchRunner(httpContext, services.GetRequiredService<IRequestTransactions>(), context);
        using var json = mediaType == BatchFormat.Json ? new JsonBatchWriter(response.BodyWriter) : null;
        var writer = json ?? (IBatchWriter)new MultipartBatchWriter(response.Body);
        response.ContentType = writer.ContentType;
        await runner.Run(groups, writer);
    }
}
