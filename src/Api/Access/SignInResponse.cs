using Microsoft.Extensions.Options;
using WorkOrders.Api.Http;
using WorkOrders.Application.Access;
using WorkOrders.Application.Database;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>Starts the session of a user who has signed in, and sets its cookie.</summary>
internal sealed class SignInResponse(Sessions sessions, IDatabaseState database, IOptions<AccessOptions> options)
{
    /// <summary>
    /// Returns the reason why nobody can sign in or out with a request: it comes from a page of another site, or the database is not set
    /// up; null if there is none.
    /// </summary>
    public ProblemResult? FindObstacle(HttpContext context) =>
        !CrossSiteRequests.Allow(context.Request) ? CrossSiteRequests.Refused
        : database.StartupProblem is { } problem ? CredentialProblems.NotStarted(problem)
        : null;

    /// <summary>Starts the session.</summary>
    /// <param name="context">The request.</param>
    /// <param name="user">The user, whose password has been verified.</param>
    /// <param name="cancellationToken">Cancels the operation before the session is stored.</param>
    public async Task<IResult> Start(HttpContext context, Caller user, CancellationToken cancellationToken)
    {
        if (await sessions.Start(user, context.Request.Headers.UserAgent.ToString(), cancellationToken) is not { } token)
        {
            return CredentialProblems.Refused;
        }
        SessionCookie.Set(context.Response, token.Text, options.Value.SessionLifetime);
        return Results.NoContent();
    }
}
