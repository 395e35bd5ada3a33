using System.Threading.RateLimiting;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.Access;

/// <summary>
/// Verifies passwords. While a match is cached and the stored hash is unchanged, the password is not hashed again. Hashing is slow on
/// purpose: at most half of the cores hash at the same time, so that a flood of wrong passwords leaves the other cores to requests whose
/// credentials are cached.
/// </summary>
public sealed class PasswordVerifier(
    ICredentialStore store, IPasswordHasher hasher, CredentialCache cache, PasswordAttempts attempts) : IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);
    private static readonly CredentialCheckResult Refused = new CredentialCheckResult.Refused();
    private static readonly CredentialCheckResult Busy = new CredentialCheckResult.Busy();

    private readonly ConcurrencyLimiter _hashing =
        new(new() { PermitLimit = Math.Max(1, Environment.ProcessorCount / 2), QueueLimit = 64 });

    /// <summary>Verifies a password.</summary>
    /// <param name="password">The password, with its user and tenant.</param>
    /// <param name="fingerprint">The credential's <see cref="CredentialCache.Fingerprint"/>.</param>
    public async Task<CredentialCheckResult> Verify(PasswordCredential password, string fingerprint) =>
        await VerifyByCachedHash(password, fingerprint) ?? await VerifyByHashing(password, fingerprint);

    /// <inheritdoc />
    public void Dispose() => _hashing.Dispose();

    /// <summary>Grants access if the stored hash is the hash that the password matched earlier; returns null otherwise.</summary>
    private async Task<CredentialCheckResult?> VerifyByCachedHash(PasswordCredential password, string fingerprint) =>
        cache.HasMatchedHash(fingerprint)
        && await store.FindUser(password.Tenant, password.User, CancellationToken.None) is { } user
        && cache.HasMatchedHash(fingerprint, user.PasswordHash)
            ? new CredentialCheckResult.Granted(user.Caller)
            : null;

    /// <summary>Hashes the password and compares it. Takes the same time for an unknown user as for a wrong password.</summary>
    private async Task<CredentialCheckResult> VerifyByHashing(PasswordCredential password, string fingerprint)
    {
        if (attempts.FindWait(password) is { } wait)
        {
            return new CredentialCheckResult.Throttled(wait);
        }
        using var lease = await AcquireHashing();
        if (lease is not { IsAcquired: true })
        {
            return Busy;
        }
        // Other passwords may have been wrong while this one was waiting.
        if (attempts.FindWait(password) is { } longer)
        {
            return new CredentialCheckResult.Throttled(longer);
        }
        var user = await store.FindUser(password.Tenant, password.User, CancellationToken.None);
        var hash = user?.PasswordHash ?? hasher.Decoy;
        if (!await Task.Run(() => hasher.Verify(password.Password, hash)) || user is null)
        {
            attempts.AddWrong(password);
            return Refused;
        }
        cache.AddMatchedHash(fingerprint, hash);
        return new CredentialCheckResult.Granted(user.Caller);
    }

    /// <summary>Waits for a permit to hash a password; returns null after the maximum wait.</summary>
    private async Task<RateLimitLease?> AcquireHashing()
    {
        using var timeout = new CancellationTokenSource(MaxWait);
        try
        {
            return await _hashing.AcquireAsync(cancellationToken: timeout.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
