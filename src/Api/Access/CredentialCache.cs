using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace WorkOrders.Api.Access;

/// <summary>
/// What earlier checks came to, by the credential's hash under a key that only this process has. Bounded; right and wrong
/// credentials are kept apart, so that a flood of wrong ones displaces no right one.
/// </summary>
internal sealed class CredentialCache(IOptions<AccessOptions> options) : IDisposable
{
    private static readonly TimeSpan ProofLasts = TimeSpan.FromHours(12);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly MemoryCache _granted = Bounded();
    private readonly MemoryCache _refused = Bounded();
    private readonly MemoryCache _proven = Bounded();

    /// <summary>The name under which a credential is remembered; says nothing to another process.</summary>
    public string Fingerprint(Credential credential) =>
        Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(credential.Secret)));

    /// <summary>The verdict of a recent check; null when there was none.</summary>
    public Verdict? Recall(string fingerprint) =>
        _granted.TryGetValue(fingerprint, out Verdict? verdict) || _refused.TryGetValue(fingerprint, out verdict) ? verdict : null;

    /// <summary>Keeps a verdict for as long as its kind lasts.</summary>
    public Verdict Remember(string fingerprint, Verdict verdict)
    {
        if (verdict is Verdict.Granted)
        {
            Keep(_granted, fingerprint, verdict, options.Value.CacheFor);
        }
        else if (verdict is Verdict.Refused)
        {
            Keep(_refused, fingerprint, verdict, options.Value.RefuseFor);
        }
        return verdict;
    }

    /// <summary>Whether this credential's password was seen to match this very hash, so that it need not be computed again.</summary>
    public bool HasProven(string fingerprint, string passwordHash) => (string?)_proven.Get(fingerprint) == passwordHash;

    /// <summary>Whether this credential's password was seen to match some hash.</summary>
    public bool HasProven(string fingerprint) => _proven.TryGetValue(fingerprint, out _);

    /// <summary>Keeps that the credential's password matches this hash.</summary>
    public void Prove(string fingerprint, string passwordHash) => Keep(_proven, fingerprint, passwordHash, ProofLasts);

    /// <inheritdoc />
    public void Dispose()
    {
        _granted.Dispose();
        _refused.Dispose();
        _proven.Dispose();
    }

    private static MemoryCache Bounded() => new(new MemoryCacheOptions { SizeLimit = 10_000 });

    private static void Keep(MemoryCache cache, string fingerprint, object value, TimeSpan lasts)
    {
        if (lasts > TimeSpan.Zero)
        {
            cache.Set(fingerprint, value, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = lasts });
        }
    }
}
