using System.Collections.Concurrent;
using System.Net;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.Access;

/// <summary>
/// Verifies credentials. A cached credential requires one lookup in memory. If the credential is not cached, concurrent requests with the
/// same credential share one check.
/// </summary>
public sealed class CredentialVerifier(ICredentialStore store, PasswordVerifier passwords, CredentialCache cache)
{
    private static readonly CredentialCheckResult Refused = new CredentialCheckResult.Refused();
    private readonly ConcurrentDictionary<string, Lazy<Task<CredentialCheckResult>>> _running = new();

    /// <summary>Verifies a credential.</summary>
    /// <param name="header">The header value with the credential.</param>
    /// <param name="address">The address from which it was sent; null if it is not known.</param>
    /// <param name="cancellationToken">Cancels the wait, but not the check, because other requests may wait for it.</param>
    public async ValueTask<CredentialCheckResult> Verify(string header, IPAddress? address, CancellationToken cancellationToken)
    {
        if (cache.FindResult(header) is { } cached)
        {
            return cached;
        }
        return CredentialParser.Parse(header) is { } credential
            ? await VerifyShared(header, credential, address).WaitAsync(cancellationToken)
            : Refused;
    }

    private Task<CredentialCheckResult> VerifyShared(string header, Credential credential, IPAddress? address)
    {
        var fingerprint = cache.Fingerprint(header);
        return _running.GetOrAdd(fingerprint, _ => new(() => VerifyOnce(header, credential, address, fingerprint))).Value;
    }

    private async Task<CredentialCheckResult> VerifyOnce(
        string header, Credential credential, IPAddress? address, string fingerprint)
    {
        try
        {
            if (cache.FindResult(header) is { } cached)
            {
                return cached;
            }
            var verdict = await Decide(credential, address, fingerprint);
            cache.Add(fingerprint, verdict);
            return verdict;
        }
        finally
        {
            _running.TryRemove(fingerprint, out _);
        }
    }

    private async Task<CredentialCheckResult> Decide(Credential credential, IPAddress? address, string fingerprint) => credential switch
    {
        KeyCredential(var key) => await store.FindKey(key.TenantId, key.Sha256, CancellationToken.None) is { } caller
            ? new CredentialCheckResult.Granted(caller)
            : Refused,
        PasswordCredential password => await passwords.Verify(password with { Address = address }, fingerprint),
        _ => throw new InvalidOperationException($"A {credential} cannot be verified."),
    };
}
