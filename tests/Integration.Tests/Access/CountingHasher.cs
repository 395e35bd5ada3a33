using System.Security.Cryptography;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>The real hasher, which also counts and can be held up. What it hashes itself costs next to nothing: the cost is part of a hash.</summary>
internal sealed class CountingHasher : IPasswordHasher
{
    private readonly Pbkdf2PasswordHasher _real = new();
    private int _verified;

    /// <summary>How many passwords were verified.</summary>
    public int Verified => _verified;

    /// <summary>Verifying waits while this is reset.</summary>
    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    /// <summary>Counts from zero again.</summary>
    public void Forget() => _verified = 0;

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
