using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using WorkOrders.Api.Http;
using WorkOrders.Application.Database;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>
/// Authenticates a request by HTTP Basic or an API key and sets the <see cref="CurrentCaller"/>. The answer to a refused credential never depends
/// on the reason: malformed, unknown tenant or user, wrong password, disabled user, revoked key.
/// </summary>
internal sealed class CredentialHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    CredentialVerifier verifier,
    IDatabaseState database,
    CurrentCaller caller) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public const string SchemeName = "Credential";

    private const string Challenge = "Basic realm=\"WorkOrders\", charset=\"UTF-8\"";

    private const string RefusedDetail =
        $"The credentials are missing or not accepted. Send HTTP Basic with user:password@tenant, or an API key in {CredentialReader.KeyHeader}.";

    private static readonly ProblemResult Refused =
        new(StatusCodes.Status401Unauthorized, RefusedDetail, new ProblemError("credentials_refused", RefusedDetail));

    private static readonly ProblemResult Busy =
        ProblemResult.Unavailable("Too many credentials are being checked at the moment. Send the request again in a moment.", "sign_in_busy");

    private ProblemResult _problem = Refused;

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Health checks and the API reference answer without a database, whatever credential comes along.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return AuthenticateResult.NoResult();
        }
        if (database.StartObstacle is { } obstacle)
        {
            return Fail(ProblemResult.Unavailable($"{obstacle} Send the request again in a moment.", "database_unavailable"));
        }
        if (CredentialReader.ReadHeader(Request.Headers) is not { } header)
        {
            return AuthenticateResult.NoResult();
        }
        switch (await verifier.Verify(header, Context.RequestAborted))
        {
            case Verdict.Granted granted:
                caller.Value = granted.Caller;
                return granted.Result;
            case Verdict.Busy:
                return Fail(Busy);
            default:
                return Fail(Refused);
        }
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_problem.Status == StatusCodes.Status401Unauthorized)
        {
            Response.Headers.WWWAuthenticate = Challenge;
        }
        return _problem.ExecuteAsync(Context);
    }

    private AuthenticateResult Fail(ProblemResult problem)
    {
        _problem = problem;
        return AuthenticateResult.Fail(problem.Detail);
    }
}
