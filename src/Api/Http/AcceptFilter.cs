using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Http;

/// <summary>
/// Responds with 406 before the request is handled when the client accepts none of the endpoint's media types, and with the problems of a
/// refused request. (The exception handler of the framework would remove the ETag from the response.)
/// </summary>
internal sealed class AcceptFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (JsonResponse.Negotiate(request) is null)
        {
            return StatusProblems.For(context.HttpContext, StatusCodes.Status406NotAcceptable);
        }
        try
        {
            return await next(context);
        }
        catch (RefusedException refused)
        {
            return Refusal.Of(refused, request);
        }
    }
}
