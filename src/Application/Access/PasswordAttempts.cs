using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Caching.Memory;

namespace WorkOrders.Application.Access;

/// <summary>
/// Counts wrong passwords. After five within a minute for a user from one address, no other password of this user is verified for this
/// address until the minute is over. Nobody can lock out a user elsewhere, and credentials that are cached are not affected.
/// </summary>
public sealed class PasswordAttempts(TimeProvider clock) : IDisposable
{
    /// <summary>The number of wrong passwords after which further passwords are not verified.</summary>
    public const int MaxWrong = 5;

    // No name of a user or a tenant is longer; longer texts would use memory.
    private const int MaxNameLength = 255;

    // The network that a provider assigns to a customer, who can use each of its addresses.
    private const int NetworkBytes = 8;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _counting = new();
    private readonly MemoryCache _wrong = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>Returns how long no password of this user is verified for this address; null if it is verified now.</summary>
    public TimeSpan? FindWait(PasswordCredential password) =>
        _wrong.TryGetValue(KeyOf(password), out Count? count) && count!.Value >= MaxWrong && count.End - clock.GetUtcNow() is var wait
            && wait > TimeSpan.Zero
            ? wait
            : null;

    /// <summary>Counts a wrong password.</summary>
    public void AddWrong(PasswordCredential password)
    {
        var (key, now) = (KeyOf(password), clock.GetUtcNow());
        lock (_counting)
        {
            var count = _wrong.TryGetValue(key, out Count? known) && known!.End > now
                ? known with { Value = known.Value + 1 }
                : new(1, now + Window);
            _wrong.Set(key, count, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = count.End - now });
        }
    }

    /// <inheritdoc />
    public void Dispose() => _wrong.Dispose();

    private static (string Tenant, string User, string Network) KeyOf(PasswordCredential password) =>
        (Cut(password.Tenant), Cut(password.User), NetworkOf(password.Address));

    private static string Cut(string name) => name.Length > MaxNameLength ? name[..MaxNameLength] : name;

    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        _ => address.ToString(),
    };

    private sealed record Count(int Value, DateTimeOffset End);
}
