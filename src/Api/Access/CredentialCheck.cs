using System.Collections.Concurrent;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>
/// Checks credentials: a known one costs a hash table lookup, requests that bring the same unknown one share one check,
/// and a password is hashed once in the life of the process as long as it stays the same.
/// </summary>
internal sealed class CredentialCheck(ICredentialStore store, IPasswordHasher hasher, CredentialCache known, HashingLimiter turns)
{
    private static readonly Verdict Refused = new Verdict.Refused();
    private readonly ConcurrentDictionary<string, Lazy<Task<Verdict>>> _running = new();

    /// <summary>Says who sends the credential. A request that is given up leaves the check to the others that wait for it.</summary>
    public async Task<Verdict> Check(Credential credential, CancellationToken cancellationToken)
    {
        var fingerprint = known.Fingerprint(credential);
        return known.Recall(fingerprint)
            ?? await _running.GetOrAdd(fingerprint, _ => new(() => CheckOnce(credential, fingerprint))).Value.WaitAsync(cancellationToken);
    }

    private async Task<Verdict> CheckOnce(Credential credential, string fingerprint)
    {
        try
        {
            return known.Recall(fingerprint) ?? known.Remember(fingerprint, await Decide(credential, fingerprint));
        }
        finally
        {
            _running.TryRemove(fingerprint, out _);
        }
    }

    private async Task<Verdict> Decide(Credential credential, string fingerprint) => credential switch
    {
        KeyCredential(var key) => await store.FindKey(key.TenantId, key.Sha256, CancellationToken.None) is { } caller ? new Verdict.Granted(caller) : Refused,
        PasswordCredential password => await DecideByProof(password, fingerprint) ?? await DecideByHashing(password, fingerprint),
        _ => throw new InvalidOperationException($"There is no check for a {credential}."),
    };

    /// <summary>Looks whether the stored hash is still the one the password was seen to match; null when that is not known.</summary>
    private async Task<Verdict?> DecideByProof(PasswordCredential password, string fingerprint) =>
        known.HasProven(fingerprint)
        && await store.FindUser(password.Tenant, password.User, CancellationToken.None) is { } user
        && known.HasProven(fingerprint, user.PasswordHash)
            ? new Verdict.Granted(user.Caller)
            : null;

    /// <summary>Takes the same time for a user that does not exist as for a wrong password.</summary>
    private async Task<Verdict> DecideByHashing(PasswordCredential password, string fingerprint)
    {
        using var turn = await turns.Take();
        if (turn is null)
        {
            return new Verdict.Busy();
        }
        var user = await store.FindUser(password.Tenant, password.User, CancellationToken.None);
        var hash = user?.PasswordHash ?? hasher.Decoy;
        if (!await Task.Run(() => hasher.Verify(password.Password, hash)) || user is null)
        {
            return Refused;
        }
        known.Prove(fingerprint, hash);
        return new Verdict.Granted(user.Caller);
    }
}
