namespace WorkOrders.Api.Http;

/// <summary>Responds with 406 before the request is handled when the client accepts none of the endpoint's media types.</summary>
internal sealed class AcceptFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        JsonResponse.Negotiate(context.HttpContext.Request) is null
            ? StatusProblems.For(context.HttpContext, StatusCodes.Status406NotAcceptable)
            : await next(context);
}
