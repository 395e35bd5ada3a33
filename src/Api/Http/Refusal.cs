using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Creates the responses to refused requests.</summary>
internal static class Refusal
{
    /// <summary>The number of seconds after which to retry a request that took too long: then, the database may be less busy.</summary>
    private const int RetryAfterTimeout = 10;

    /// <summary>Returns the status for a request whose most severe problem is of this kind.</summary>
    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.NotSupported => StatusCodes.Status501NotImplemented,
        ProblemKind.Malformed => StatusCodes.Status400BadRequest,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.PreconditionRequired => StatusCodes.Status428PreconditionRequired,
        ProblemKind.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        ProblemKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        ProblemKind.Timeout => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>Creates the response: all problems and, when all of them are conflicts, the URL of the existing order.</summary>
    public static ProblemResult Of(RefusedException refused, HttpRequest request)
    {
        var first = ProblemJson.MessageOf(refused.Problems[0]);
        var detail = refused.Count == 1 ? first : $"{refused.Count} problems: {first} The others are in errors.";
        var existing = refused.MostSevereKind == ProblemKind.Conflict
            ? refused.Problems.Select(problem => problem.Existing).FirstOrDefault(id => id is not null)
            : null;
        return new(StatusOf(refused.MostSevereKind), detail, refused.Problems)
        {
            Warnings = refused.Warnings,
            RetryAfter = refused.MostSevereKind == ProblemKind.Timeout ? RetryAfterTimeout : null,
            CurrentVersion = refused.Problems.Select(problem => problem.CurrentVersion).FirstOrDefault(version => version is not null),
            Location = existing is { } id ? request.HttpContext.Declared<ResourceUrl>()?.For(ResourceUrl.RootOf(request), id) : null,
        };
    }
}
