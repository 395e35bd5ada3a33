using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>The real hasher, which also counts and can be held up.</summary>
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

    public string Hash(string password) => _real.Hash(password);

    public bool Verify(string password, string hash)
    {
        Interlocked.Increment(ref _verified);
        Gate.Wait(TimeSpan.FromSeconds(30));
        return _real.Verify(password, hash);
    }
}
