using System.Diagnostics;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using WorkOrders.Application.Database;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>
/// Converts every unhandled exception to a problem response. For an unexpected exception, the client gets only the trace id. It is not an
/// error that a client closes the connection before it has sent the whole request.
/// </summary>
internal sealed class ProblemHandler(IDatabaseState database, ILogger<ProblemHandler> logger) : IExceptionHandler
{
    private static readonly TimeSpan AbortTimeout = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (await IsClosedByClient(httpContext, exception))
        {
            logger.LogDebug("The client closed the connection of {Method} {Path}", httpContext.Request.Method, httpContext.Request.Path);
            return true;
        }
        await Answer(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    private static async Task<bool> IsClosedByClient(HttpContext context, Exception exception)
    {
        if (exception is ConnectionResetException)
        {
            // Otherwise Kestrel would try to read the rest of the body, and log that it cannot.
            context.Abort();
            return true;
        }
        if (exception is OperationCanceledException
            or (IOException { InnerException: not OverflowException } and not BadHttpRequestException))
        {
            // Kestrel signals a closed connection on another thread, perhaps only after the exception.
            await Task.Delay(AbortTimeout, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return context.RequestAborted.IsCancellationRequested;
        }
        return false;
    }

    private ProblemResult Answer(HttpContext context, Exception exception)
    {
        if (exception is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } malformed)
        {
            return new ProblemResult(malformed.StatusCode, malformed.Message, new Problem(null, "bad_request", malformed.Message));
        }
        if (exception is IOException { InnerException: OverflowException })
        {
            // Kestrel throws this exception when the chunk size overflows an integer.
            const string overflow = "The request body contains an invalid chunk size.";
            return new ProblemResult(StatusCodes.Status400BadRequest, overflow, new Problem(null, "bad_request", overflow));
        }
        if (exception is BadHttpRequestException refused)
        {
            return StatusProblems.For(context, refused.StatusCode);
        }

        if (exception is OutcomeUnknownException)
        {
            logger.LogWarning(
                "The connection to the database was lost while {Method} {Path} was being stored: {Problem}",
                context.Request.Method, context.Request.Path, exception.Message);
            return ProblemResult.Unavailable(
                "The connection to the database was lost while the request was being stored: either all of it is stored, or nothing. "
                    + "Send the request again; an order with its own id or reference_back_office is never stored twice.",
                "outcome_unknown");
        }
        if (exception is TransactionConflictException)
        {
            const string conflict =
                "Other requests keep writing the same rows at the moment; nothing was changed. Send the requests again.";
            return new ProblemResult(
                StatusCodes.Status409Conflict, conflict, new Problem("", "concurrent_writes", conflict) { Kind = ProblemKind.Conflict });
        }
        if (exception is InsufficientStorageException)
        {
            logger.LogError(
                "There is no space for the temporary files of {Method} {Path}: {Problem}",
                context.Request.Method, context.Request.Path, exception.Message);
            return ProblemResult.Unavailable(
                "The server has no space for temporary files at the moment. Nothing was changed; send the file again later.",
                "no_room") with { RetryAfter = 60 };
        }
        if (database.IsUnavailable(exception))
        {
            logger.LogWarning(
                "The database was not available for {Method} {Path}: {Problem}",
                context.Request.Method, context.Request.Path, exception.Message);
            return ProblemResult.Unavailable(
                "The database is not available at the moment. Nothing was changed; send the request again.", "database_unavailable");
        }

        var traceId = Activity.Current?.Id ?? context.TraceIdentifier;
        logger.LogError(exception,
            "{Method} {Path} failed unexpectedly ({TraceId})", context.Request.Method, context.Request.Path, traceId);
        const string detail = "An unexpected error occurred. It was logged with this trace id.";
        return new ProblemResult(StatusCodes.Status500InternalServerError, detail, new Problem(null, "internal_error", detail));
    }
}
