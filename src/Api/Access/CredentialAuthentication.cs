using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using WorkOrders.Api.Http;
using WorkOrders.Application.Access;
using WorkOrders.Application.Database;
using WorkOrders.Application.Tenancy;
using WorkOrders.Domain;

namespace WorkOrders.Api.Access;

/// <summary>
/// Authenticates a request by HTTP Basic or an API key, and sets the <see cref="Caller"/> as a request feature. The response to a refused
/// credential is the same for every reason: malformed, unknown tenant or user, wrong password, disabled user, revoked key.
/// </summary>
/// <remarks>
/// Replaces the framework's authentication service, which creates a handler, a handler provider and their tasks for every request. That
/// allocates 2 kB more per request, although there is only one scheme.
/// </remarks>
internal sealed class CredentialAuthentication(CredentialVerifier verifier, IDatabaseState database) : IAuthenticationService
{
    /// <summary>The name of the authentication scheme.</summary>
    public const string SchemeName = "Credential";

    private const string Challenge = "Basic realm=\"WorkOrders\", charset=\"UTF-8\"";

    private const string RefusedDetail =
        "The credentials are missing or not accepted. Send HTTP Basic with user:password@tenant, "
        + $"or an API key in {CredentialReader.KeyHeader}.";

    private static readonly ProblemResult Refused =
        new(StatusCodes.Status401Unauthorized, RefusedDetail, new Problem(null, "credentials_refused", RefusedDetail));

    private static readonly ProblemResult Busy = ProblemResult.Unavailable(
        "Too many credentials are being checked at the moment. Send the request again in a moment.", "sign_in_busy");

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
            return Fail(context, ProblemResult.Unavailable($"{obstacle} Send the request again in a moment.", "database_unavailable"));
        }
        if (CredentialReader.ReadHeader(context.Request.Headers) is not { } header)
        {
            return Fail(context, Refused);
        }
        switch (await verifier.Verify(header, context.RequestAborted))
        {
            case CredentialCheckResult.Granted granted:
                context.Features.Set(granted.Caller);
                return _results.GetValue(granted.Caller, Succeed);
            case CredentialCheckResult.Busy:
                return Fail(context, Busy);
            default:
                return Fail(context, Refused);
        }
    }

    /// <inheritdoc />
    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
    {
        var problem = context.Features.Get<ProblemResult>() ?? Refused;
        if (problem.Status == StatusCodes.Status401Unauthorized)
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

    private static AuthenticateResult Fail(HttpContext context, ProblemResult problem)
    {
        context.Features.Set(problem);
        return AuthenticateResult.Fail(problem.Detail);
    }
}
