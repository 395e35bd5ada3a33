using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>The real hasher, which also counts and can be held up.</summary>
internal sealed class CountingHasher : IPasswordHasher
{
    private readonly Pbkdf2PasswordHasher real = new();
    private int verified;

    /// <summary>How many passwords were verified.</summary>
    public int Verified => verified;

    /// <summary>Verifying waits while this is reset.</summary>
    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    /// <summary>Counts from zero again.</summary>
    public void Forget() => verified = 0;

    public string Decoy => real.Decoy;

    public string Hash(string password) => real.Hash(password);

    public bool Verify(string password, string hash)
    {
        Interlocked.Increment(ref verified);
        Gate.Wait(TimeSpan.FromSeconds(30));
        return real.Verify(password, hash);
    }
}
