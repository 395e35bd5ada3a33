namespace WorkOrders.Application.Tenancy;

/// <summary>Hashes passwords slowly on purpose. Both methods keep one core busy for about a tenth of a second.</summary>
public interface IPasswordHasher
{
    /// <summary>
    /// A hash that no password has and that costs as much to verify as a new one: what an unknown user is checked against.
    /// </summary>
    string Decoy { get; }

    /// <summary>Hashes a password with a new salt, as a text that says how it was made.</summary>
    string Hash(string password);

    /// <summary>Whether the password is the one that was hashed. Takes the same time whichever character is wrong.</summary>
    /// <exception cref="FormatException">The hash was not made by this program.</exception>
    bool Verify(string password, string hash);
}
