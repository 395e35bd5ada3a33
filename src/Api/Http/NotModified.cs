namespace WorkOrders.Api.Http;

/// <summary>The response without a body: the client already has this version of the row.</summary>
/// <param name="Version">The version of the row.</param>
internal sealed record NotModified(long Version) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        httpContext.Response.Headers.ETag = RowETag.Of(Version);
        httpContext.Response.Headers.Append("Vary", "Prefer");
        return Task.CompletedTask;
    }
}
