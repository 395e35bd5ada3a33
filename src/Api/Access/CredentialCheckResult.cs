using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>The result of verifying a credential.</summary>
internal abstract record CredentialCheckResult
{
    /// <summary>The credential is valid.</summary>
    /// <param name="Caller">The owner of the credential.</param>
    public sealed record Granted(Caller Caller) : CredentialCheckResult
    {
        /// <summary>The result for the framework, shared by all requests with this credential while it is cached.</summary>
        public AuthenticateResult Result { get; } =
            AuthenticateResult.Success(new AuthenticationTicket(CreatePrincipal(Caller), CredentialAuthentication.SchemeName));

        private static ClaimsPrincipal CreatePrincipal(Caller caller) => new(new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, $"{caller.UserName}@{caller.TenantName}")], CredentialAuthentication.SchemeName));
    }

    /// <summary>The credential is not valid, for any reason.</summary>
    public sealed record Refused : CredentialCheckResult;

    /// <summary>The credential was not verified, because too many passwords are being hashed.</summary>
    public sealed record Busy : CredentialCheckResult;
}
