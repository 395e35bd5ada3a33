using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.Access;

/// <summary>
/// Starts, verifies and ends sessions. A verified session is cached for at most a minute, so that its use is recorded as often; a session
/// that ends here is refused here at once, and by other instances when it leaves their caches.
/// </summary>
public sealed class Sessions(ISessionStore store, IOptions<AccessOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>The maximum length of the stored name of the program that a user signs in with, in characters.</summary>
    public const int MaxUserAgentLength = 200;

    private static readonly TimeSpan MaxCached = TimeSpan.FromMinutes(1);

    // A check of a session that began before the session ended can complete afterwards.
    private static readonly TimeSpan RememberEnded = TimeSpan.FromMinutes(5);

    private static readonly object Ended = new();

    private readonly Lock _writing = new();
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>Returns the caller to whom a session belongs; null if it has ended or never existed.</summary>
    /// <param name="text">The text of the token, from the cookie.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async ValueTask<Caller?> Verify(string text, CancellationToken cancellationToken)
    {
        if (SessionToken.Parse(text) is not { } token)
        {
            return null;
        }
        var key = KeyOf(token.Sha256);
        if (_known.TryGetValue(key, out var known))
        {
            return known as Caller;
        }
        var caller = await store.Find(token, cancellationToken);
        if (caller is not null)
        {
            Cache(key, caller);
        }
        return caller;
    }

    /// <summary>Starts a session.</summary>
    /// <param name="user">The user, whose password has been verified.</param>
    /// <param name="userAgent">The program that the user signs in with; only its start is stored.</param>
    /// <param name="cancellationToken">Cancels the operation before the session is stored.</param>
    /// <returns>The token of the session; null if the user has been disabled meanwhile.</returns>
    public async Task<SessionToken?> Start(Caller user, string userAgent, CancellationToken cancellationToken)
    {
        var token = SessionToken.New(user.TenantId);
        return await store.Add(token, user.UserName, Cut(userAgent), cancellationToken) ? token : null;
    }

    /// <summary>Ends a session. Nothing happens if it has ended or never existed.</summary>
    /// <param name="text">The text of the token, from the cookie.</param>
    /// <param name="everywhere">Whether to end all sessions of the user.</param>
    /// <param name="cancellationToken">Cancels the operation before a session has ended.</param>
    public async Task End(string text, bool everywhere, CancellationToken cancellationToken)
    {
        if (SessionToken.Parse(text) is not { } token)
        {
            return;
        }
        foreach (var sha256 in await store.Delete(token, everywhere, cancellationToken))
        {
            lock (_writing)
            {
                _known.Set(KeyOf(sha256), Ended, Entry(RememberEnded));
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _known.Dispose();

    private void Cache(string key, Caller caller)
    {
        var remaining = caller.SessionEnds is { } end ? end - clock.GetUtcNow().UtcDateTime : MaxCached;
        TimeSpan[] limits = [MaxCached, options.Value.CacheFor, remaining];
        if (limits.Min() is var lifetime && lifetime <= TimeSpan.Zero)
        {
            return;
        }
        lock (_writing)
        {
            if (!_known.TryGetValue(key, out _))
            {
                _known.Set(key, caller, Entry(lifetime));
            }
        }
    }

    private static string Cut(string userAgent) => userAgent.Length <= MaxUserAgentLength
        ? userAgent
        : userAgent[..(MaxUserAgentLength - (char.IsHighSurrogate(userAgent[MaxUserAgentLength - 1]) ? 1 : 0))];

    // Unlike a password, the hash of 256 random bits reveals nothing.
    private static string KeyOf(byte[] sha256) => Convert.ToBase64String(sha256);

    private static MemoryCacheEntryOptions Entry(TimeSpan lifetime) => new() { Size = 1, AbsoluteExpirationRelativeToNow = lifetime };
}
