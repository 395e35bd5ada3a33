namespace WorkOrders.Application.Tenancy;

/// <summary>Hashes passwords. Hashing and verifying are intentionally slow: each uses one core for about a tenth of a second.</summary>
public interface IPasswordHasher
{
    /// <summary>
    /// A hash that matches no password and takes as long to verify as a new hash. Passwords of unknown users are verified against it.
    /// </summary>
    string Decoy { get; }

    /// <summary>Hashes a password with a new salt. The result also contains the algorithm, its parameters and the salt.</summary>
    string Hash(string password);

    /// <summary>Checks whether a password matches a hash. The comparison takes the same time wherever the hashes differ.</summary>
    /// <exception cref="FormatException">The hash does not have the format of <see cref="Hash"/>.</exception>
    bool Verify(string password, string hash);
}
