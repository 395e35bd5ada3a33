using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using WorkOrders.Api.Http;
using WorkOrders.Application.Access;
using WorkOrders.Application.Database;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>
/// Authenticates a request by HTTP Basic, an API key or the cookie of a session, and sets the <see cref="Caller"/> as a request feature.
/// The response to a refused credential is the same for every reason: malformed, unknown tenant or user, wrong password, disabled user,
/// revoked key, ended session.
/// </summary>
/// <remarks>
/// Replaces the framework's authentication service, which creates a handler, a handler provider and their tasks for every request. That
/// allocates 2 kB more per request, although there is only one scheme.
/// </remarks>
internal sealed class CredentialAuthentication(CredentialVerifier verifier, Sessions sessions, IDatabaseState database)
    : IAuthenticationService
{
    /// <summary>The name of the authentication scheme.</summary>
    public const string SchemeName = "Credential";

    private const string Challenge = "Basic realm=\"WorkOrders\", charset=\"UTF-8\"";

    // While a credential is cached, all requests with it have the same caller.
    private readonly ConditionalWeakTable<Caller, AuthenticateResult> _results = [];

    /// <inheritdoc />
    public async Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
    {
        // Health checks and the API reference work without a database, so the credential is ignored.
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return AuthenticateResult.NoResult();
        }
        // A request of a batch has the caller of the batch.
        if (context.Features.Get<Caller>() is { } known)
        {
            return _results.GetValue(known, Succeed);
        }
        if (database.StartupProblem is { } obstacle)
        {
            return Fail(context, CredentialProblems.NotStarted(obstacle));
        }
        if (CredentialReader.ReadHeader(context.Request.Headers) is { } header)
        {
            return await verifier.Verify(header, context.Connection.RemoteIpAddress, context.RequestAborted) switch
            {
                CredentialCheckResult.Granted granted => Grant(context, granted.Caller),
                var other => Fail(context, CredentialProblems.For(other)),
            };
        }
        if (CredentialReader.ReadSession(context.Request) is not { } session)
        {
            return Fail(context, CredentialProblems.Refused);
        }
        if (!CrossSiteRequests.Allow(context.Request))
        {
            return Fail(context, CrossSiteRequests.Refused);
        }
        return await sessions.Verify(session, context.RequestAborted) is { } caller
            ? Grant(context, caller)
            : Fail(context, CredentialProblems.Refused);
    }

    /// <inheritdoc />
    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
    {
        var problem = context.Features.Get<ProblemResult>() ?? CredentialProblems.Refused;
        // Browsers answer the challenge with their own sign-in dialog, which a page that signs in does not want.
        if (problem.Status == StatusCodes.Status401Unauthorized && !context.Request.Headers.ContainsKey(CrossSiteRequests.FetchSite))
        {
            context.Response.Headers.WWWAuthenticate = Challenge;
        }
        return problem.ExecuteAsync(context);
    }

    /// <inheritdoc />
    public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties) =>
        throw new NotSupportedException("Every request must contain its credential.");

    /// <inheritdoc />
    public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        throw new NotSupportedException("Every request must contain its credential.");

    private static AuthenticateResult Succeed(Caller caller)
    {
        var name = new Claim(ClaimTypes.Name, $"{caller.UserName}@{caller.TenantName}");
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([name], SchemeName)), SchemeName));
    }

    private AuthenticateResult Grant(HttpContext context, Caller caller)
    {
        context.Features.Set(caller);
        return _results.GetValue(caller, Succeed);
    }

    private static AuthenticateResult Fail(HttpContext context, ProblemResult problem)
    {
        context.Features.Set(problem);
        return AuthenticateResult.Fail(problem.Detail);
    }
}
