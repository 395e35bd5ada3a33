namespace WorkOrders.Api.Http;

/// <summary>Answers 406 before anything is done when the client takes none of our media types.</summary>
internal sealed class AcceptFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        JsonAnswer.Negotiate(context.HttpContext.Request) is null
            ? StatusProblems.For(context.HttpContext, StatusCodes.Status406NotAcceptable)
            : await next(context);
}
