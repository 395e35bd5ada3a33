using System.Security.Cryptography;

namespace WorkOrders.Application.Tenancy;

/// <summary>Passwords for machines: random, and easy to put into a configuration file or a command line.</summary>
public static class RandomPassword
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 24;

    /// <summary>A new one of 24 letters and digits, about 139 bits; none that is easily taken for another.</summary>
    public static string Create() => RandomNumberGenerator.GetString(Alphabet, Length);
}
