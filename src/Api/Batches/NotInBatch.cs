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
        if (context.HttpContext.Features.Get<BatchRequest>() is null)
        {
            return await next(context);
        }
        var detail = $"{request.Method} {request.Path} is not allowed in a batch; send it separately.";
        return new ProblemResult(StatusCodes.Status400BadRequest, detail, new Problem("", "not_in_batch", detail));
    }
}
