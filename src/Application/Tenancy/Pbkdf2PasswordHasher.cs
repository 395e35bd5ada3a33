using System.Globalization;
using System.Security.Cryptography;

namespace WorkOrders.Application.Tenancy;

/// <summary>
/// Hashes passwords with PBKDF2-HMAC-SHA512, in the format <c>pbkdf2-sha512$iterations$salt$hash</c>. A hash contains its number of
/// iterations, so the number for new hashes can be increased without changing stored hashes.
/// </summary>
public sealed class Pbkdf2PasswordHasher : IPasswordHasher
{
    private const string Scheme = "pbkdf2-sha512";
    private const int Iterations = 210_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 64;

    /// <inheritdoc />
    public string Decoy { get; } = Write(new byte[SaltBytes], new byte[HashBytes]);

    /// <inheritdoc />
    public string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Write(salt, Derive(password, salt, Iterations, HashBytes));
    }

    /// <inheritdoc />
    public bool Verify(string password, string hash)
    {
        if (hash.Split('$') is not [Scheme, var iterations, var salt, var expected])
        {
            throw new FormatException($"A stored password hash does not have the form {Scheme}$iterations$salt$hash.");
        }
        var stored = Convert.FromBase64String(expected);
        var derived = Derive(password, Convert.FromBase64String(salt), int.Parse(iterations, CultureInfo.InvariantCulture), stored.Length);
        return CryptographicOperations.FixedTimeEquals(derived, stored);
    }

    private static string Write(byte[] salt, byte[] hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{Scheme}${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");

    private static byte[] Derive(string password, byte[] salt, int iterations, int length) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, length);
}
