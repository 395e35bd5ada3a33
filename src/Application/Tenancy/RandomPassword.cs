using System.Security.Cryptography;

namespace WorkOrders.Application.Tenancy;

/// <summary>Generates passwords for programs. They are easy to use in configuration files and on the command line.</summary>
public static class RandomPassword
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 24;

    /// <summary>Creates a random password of 24 letters and digits (about 139 bits), without characters that look alike.</summary>
    public static string Create() => RandomNumberGenerator.GetString(Alphabet, Length);
}
