using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using WorkOrders.Application.Database;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Turns every exception that reaches the edge into an answer; what nobody foresaw is logged and tells the client nothing but its trace id.</summary>
internal sealed class ProblemHandler(IDatabaseState database, ILogger<ProblemHandler> logger) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await Answer(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    private ProblemResult Answer(HttpContext context, Exception exception)
    {
        if (exception is RefusedException refusal)
        {
            return Refusal.Of(refusal, context.Request);
        }
        if (exception is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } malformed)
        {
            return new ProblemResult(malformed.StatusCode, malformed.Message, new Problem(null, "bad_request", malformed.Message));
        }
        if (exception is IOException { InnerException: OverflowException })
        {
            // Kestrel's own way of saying it.
            const string overflow = "The size of a chunk of the body is no number that can be.";
            return new ProblemResult(StatusCodes.Status400BadRequest, overflow, new Problem(null, "bad_request", overflow));
        }
        if (exception is BadHttpRequestException refused)
        {
            return StatusProblems.For(context, refused.StatusCode);
        }

        if (exception is OutcomeUnknownException)
        {
            logger.LogWarning("The database broke off while it stored {Method} {Path}: {Problem}", context.Request.Method, context.Request.Path, exception.Message);
            return ProblemResult.Unavailable(
                "The database broke off while this was being stored: all of it is stored, or nothing. Send the request again: what carries its own id or reference_back_office is never stored twice.",
                "outcome_unknown");
        }
        if (exception is InsufficientStorageException)
        {
            logger.LogError("There is no room for the temporary files of {Method} {Path}: {Problem}", context.Request.Method, context.Request.Path, exception.Message);
            return ProblemResult.Unavailable("There is no room for temporary files on the server at the moment. Nothing was changed; send the file again in a while.", "no_room") with { RetryAfter = 60 };
        }
        if (database.MeansAway(exception))
        {
            logger.LogWarning("The database did not answer {Method} {Path}: {Problem}", context.Request.Method, context.Request.Path, exception.Message);
            return ProblemResult.Unavailable("The database does not answer at the moment. Nothing was changed; send the request again.", "database_unavailable");
        }

        var traceId = Activity.Current?.Id ?? context.TraceIdentifier;
        logger.LogError(exception, "{Method} {Path} failed unexpectedly ({TraceId})", context.Request.Method, context.Request.Path, traceId);
        const string detail = "Something went wrong on our side. It was logged under the trace id given here.";
        return new ProblemResult(StatusCodes.Status500InternalServerError, detail, new Problem(null, "internal_error", detail));
    }
}
