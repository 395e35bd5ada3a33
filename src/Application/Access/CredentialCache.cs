using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace WorkOrders.Application.Access;

/// <summary>
/// Caches the results of credential checks. The cache key is an HMAC of the credential's header with a secret of this process. Valid and
/// refused credentials have separate caches of bounded size, so that a flood of wrong credentials evicts no valid credential.
/// </summary>
public sealed class CredentialCache(IOptions<AccessOptions> options) : IDisposable
{
    private const int FingerprintLength = 44;
    private static readonly TimeSpan MatchedHashLifetime = TimeSpan.FromHours(12);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly MemoryCache _granted = CreateBounded();
    private readonly MemoryCache _refused = CreateBounded();
    private readonly MemoryCache _matchedHashes = CreateBounded();

    /// <summary>Returns the cache key of a credential; it is valid only in this process.</summary>
    /// <param name="header">The header value with the credential.</param>
    public string Fingerprint(string header)
    {
        Span<char> fingerprint = stackalloc char[FingerprintLength];
        WriteFingerprint(header, fingerprint);
        return new string(fingerprint);
    }

    /// <summary>Returns the cached result for a credential; null when there is none.</summary>
    /// <param name="header">The header value with the credential.</param>
    public CredentialCheckResult? FindResult(string header)
    {
        Span<char> fingerprint = stackalloc char[FingerprintLength];
        WriteFingerprint(header, fingerprint);
        return _granted.TryGetValue(fingerprint, out CredentialCheckResult? verdict) || _refused.TryGetValue(fingerprint, out verdict)
            ? verdict
            : null;
    }

    /// <summary>
    /// Caches a result for the time that <see cref="AccessOptions"/> sets for granted or refused credentials.
    /// Other results are not cached.
    /// </summary>
    public void Add(string fingerprint, CredentialCheckResult verdict)
    {
        switch (verdict)
        {
            case CredentialCheckResult.Granted:
                Add(_granted, fingerprint, verdict, options.Value.CacheFor);
                break;
            case CredentialCheckResult.Refused:
                Add(_refused, fingerprint, verdict, options.Value.RefuseFor);
                break;
        }
    }

    /// <summary>Checks whether the credential's password is cached as matching this hash.</summary>
    public bool HasMatchedHash(string fingerprint, string passwordHash) => (string?)_matchedHashes.Get(fingerprint) == passwordHash;

    /// <summary>Checks whether the credential's password is cached as matching any hash.</summary>
    public bool HasMatchedHash(string fingerprint) => _matchedHashes.TryGetValue(fingerprint, out _);

    /// <summary>Caches that the credential's password matches this hash, for 12 hours.</summary>
    public void AddMatchedHash(string fingerprint, string passwordHash) =>
        Add(_matchedHashes, fingerprint, passwordHash, MatchedHashLifetime);

    /// <inheritdoc />
    public void Dispose()
    {
        _granted.Dispose();
        _refused.Dispose();
        _matchedHashes.Dispose();
    }

    private void WriteFingerprint(string header, Span<char> fingerprint)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, MemoryMarshal.AsBytes(header.AsSpan()), hash);
        Convert.TryToBase64Chars(hash, fingerprint, out _);
    }

    private static MemoryCache CreateBounded() => new(new MemoryCacheOptions { SizeLimit = 10_000 });

    private static void Add(MemoryCache cache, string fingerprint, object value, TimeSpan lifetime)
    {
        if (lifetime > TimeSpan.Zero)
        {
            cache.Set(fingerprint, value, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = lifetime });
        }
    }
}
