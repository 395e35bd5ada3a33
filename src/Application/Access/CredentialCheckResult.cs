using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.Access;

/// <summary>The result of verifying a credential.</summary>
public abstract record CredentialCheckResult
{
    /// <summary>The credential is valid.</summary>
    /// <param name="Caller">The owner of the credential.</param>
    public sealed record Granted(Caller Caller) : CredentialCheckResult;

    /// <summary>The credential is not valid, for any reason.</summary>
    public sealed record Refused : CredentialCheckResult;

    /// <summary>The credential was not verified, because too many passwords are being hashed.</summary>
    public sealed record Busy : CredentialCheckResult;

    /// <summary>The credential was not verified, because too many wrong passwords of this user came from the same address.</summary>
    /// <param name="Wait">How long further passwords are not verified.</param>
    public sealed record Throttled(TimeSpan Wait) : CredentialCheckResult;
}
