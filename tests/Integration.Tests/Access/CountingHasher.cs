using System.Security.Cryptography;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>The real hasher with a low cost, which also counts verifications and can be blocked.</summary>
internal sealed class CountingHasher : IPasswordHasher
{
    private readonly Pbkdf2PasswordHasher _real = new();
    private int _verified;

    /// <summary>The number of verified passwords.</summary>
    public int Verified => _verified;

    /// <summary>The event that blocks verification while it is reset.</summary>
    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    /// <summary>Resets the counter.</summary>
    public void Reset() => _verified = 0;

    public string Decoy => _real.Decoy;

    public string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations: 1, HashAlgorithmName.SHA512, 64);
        return $"pbkdf2-sha512$1${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }

    public bool Verify(string password, string hash)
    {
        Interlocked.Increment(ref _verified);
        Gate.Wait(TimeSpan.FromSeconds(30));
        return _real.Verify(password, hash);
    }
}
