using System.Text;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.Access;

/// <summary>Parses credentials: <c>Basic</c> with a user, a password and a tenant in Base64, or an API key.</summary>
public static class CredentialParser
{
    private const string Basic = "Basic ";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks whether a header value is a password, and not an API key.</summary>
    public static bool IsBasic(string header) => header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase);

    /// <summary>Parses the value of a header with a credential; returns null when it is malformed.</summary>
    public static Credential? Parse(string header)
    {
        if (!IsBasic(header))
        {
            return ApiKey.Parse(header) is { } key ? new KeyCredential(key) : null;
        }
        try
        {
            return ParsePassword(StrictUtf8.GetString(Convert.FromBase64String(header[Basic.Length..].Trim())));
        }
        catch (Exception malformed) when (malformed is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    // user:password@tenant: the user ends at the first colon, and the tenant starts after the last @, because a password can contain both
    // characters.
    private static PasswordCredential? ParsePassword(string text)
    {
        var colon = text.IndexOf(':');
        var at = text.LastIndexOf('@');
        if (colon < 1 || at < colon || at == text.Length - 1 || text.Any(char.IsControl))
        {
            return null;
        }
        return new PasswordCredential(text[(at + 1)..].ToLowerInvariant(), text[..colon].ToLowerInvariant(), text[(colon + 1)..at]);
    }
}
