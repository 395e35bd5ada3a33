using System.Text;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>Reads credentials from requests: first the header value, which is sufficient for a cached credential, then its parts.</summary>
internal static class CredentialReader
{
    /// <summary>The name of the header with an API key.</summary>
    public const string KeyHeader = "X-Api-Key";

    private const string Basic = "Basic ";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the value of the header with the credential; null when there is no such header or more than one.</summary>
    /// <remarks>The value starts with <c>Basic</c> if and only if it comes from <c>Authorization</c>.</remarks>
    public static string? ReadHeader(IHeaderDictionary headers) => (headers[KeyHeader], headers.Authorization) switch
    {
        ({ Count: 1 } key, { Count: 0 }) when !IsBasic(key[0]!) => key[0],
        ({ Count: 0 }, { Count: 1 } authorization) when IsBasic(authorization[0]!) => authorization[0],
        _ => null,
    };

    /// <summary>Parses a header value from <see cref="ReadHeader"/>; returns null when it is malformed.</summary>
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

    private static bool IsBasic(string header) => header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase);
}
