using WorkOrders.Api.Http;
using WorkOrders.Domain;

namespace WorkOrders.Api.Batches;

/// <summary>
/// Refuses a request of a batch to an endpoint that handles many rows or requests itself: a batch, or an import, which has its own
/// transaction and size.
/// </summary>
internal sealed class NotInBatch : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return Refuse(context.HttpContext, $"{request.Method} {request.Path}") ?? await next(context);
    }

    /// <summary>Returns the response if the request belongs to a batch; null if not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="what">What is refused.</param>
    public static ProblemResult? Refuse(HttpContext context, string what)
    {
        if (context.Features.Get<BatchRequest>() is null)
        {
            return null;
        }
        var detail = $"{what} is not allowed in a batch; send it separately.";
        return new ProblemResult(StatusCodes.Status400BadRequest, detail, new Problem("", "not_in_batch", detail));
    }
}
