using Microsoft.AspNetCore.Authorization;
using WorkOrders.Api.Http;
using WorkOrders.Application.Database;
using WorkOrders.Application.Tenancy;
using WorkOrders.Domain;

namespace WorkOrders.Api.Access;

/// <summary>
/// Lets a request through when it is known who sends it, or when its endpoint says that anybody may. Every refusal is the
/// same, whatever was wrong: malformed, unknown tenant or user, wrong password, disabled, revoked.
/// </summary>
internal sealed class Authentication(RequestDelegate next, CredentialCheck check, IDatabaseState database)
{
    private const string Challenge = "Basic realm=\"WorkOrders\", charset=\"UTF-8\"";

    private const string Detail =
        $"The credentials are missing or not accepted. Send HTTP Basic with user:password@tenant, or an API key in {CredentialReader.KeyHeader}.";

    /// <summary>Authenticates the request and sets its <see cref="Caller"/> as a feature.</summary>
    public Task Invoke(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return next(context);
        }
        return database.StartObstacle is { } obstacle
            ? ProblemResult.Unavailable($"{obstacle} Send the request again in a moment.", "database_unavailable").ExecuteAsync(context)
            : Authenticate(context);
    }

    private async Task Authenticate(HttpContext context)
    {
        var credential = CredentialReader.Read(context.Request.Headers);
        switch (credential is null ? null : await check.Check(credential, context.RequestAborted))
        {
            case Verdict.Granted granted:
                context.Features.Set(granted.Caller);
                await next(context);
                break;
            case Verdict.Busy:
                await ProblemResult.Unavailable("Too many credentials are being checked at the moment. Send the request again in a moment.", "sign_in_busy")
                    .ExecuteAsync(context);
                break;
            default:
                context.Response.Headers.WWWAuthenticate = Challenge;
                await new ProblemResult(StatusCodes.Status401Unauthorized, Detail, new Problem(null, "credentials_refused", Detail)).ExecuteAsync(context);
                break;
        }
    }
}
