using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Http;

/// <summary>
/// Responds to the requests that every endpoint refuses in the same way: with 400 if the client uses another version of OData, with 406
/// if it accepts none of the endpoint's media types, and with the problems of a refused request. The framework's exception handler cannot
/// do the latter: it removes the ETag of the response.
/// </summary>
internal sealed class ApiFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (ODataVersion.Check(request) is { } problem)
        {
            return new ProblemResult(Refusal.StatusOf(problem.Kind), problem.Message, problem);
        }
        if (ContentNegotiation.Choose(context.HttpContext) is { } refusal)
        {
            return refusal;
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
