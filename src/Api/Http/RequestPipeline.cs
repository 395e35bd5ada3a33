namespace WorkOrders.Api.Http;

/// <summary>
/// The rest of the pipeline, as a feature of each request: it routes and handles a request, and converts its exceptions to problems. With
/// it, the requests of a batch are handled as if each were sent separately.
/// </summary>
internal sealed class RequestPipeline(RequestDelegate next)
{
    /// <summary>Sets the feature and handles a request.</summary>
    public Task Invoke(HttpContext context)
    {
        context.Features.Set(this);
        return Handle(context);
    }

    /// <summary>Handles a request.</summary>
    public Task Handle(HttpContext context) => next(context);
}
