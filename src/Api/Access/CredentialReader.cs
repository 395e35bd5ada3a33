using System.Text;
using Microsoft.Extensions.Primitives;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>Reads the credential out of a request's headers.</summary>
internal static class CredentialReader
{
    /// <summary>The header that carries an API key.</summary>
    public const string KeyHeader = "X-Api-Key";

    private const string Basic = "Basic ";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The one credential of a request; null when there is none, more than one, or one that is malformed.</summary>
    public static Credential? Read(IHeaderDictionary headers) => (headers[KeyHeader], headers.Authorization) switch
    {
        ({ Count: 1 } key, { Count: 0 }) => ReadKey(key),
        ({ Count: 0 }, { Count: 1 } basic) => ReadBasic(basic),
        _ => null,
    };

    private static KeyCredential? ReadKey(StringValues header) => ApiKey.Parse(header.ToString()) is { } key ? new KeyCredential(key) : null;

    private static PasswordCredential? ReadBasic(StringValues header)
    {
        var text = header.ToString();
        if (!text.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        try
        {
            return Split(StrictUtf8.GetString(Convert.FromBase64String(text[Basic.Length..].Trim())));
        }
        catch (Exception malformed) when (malformed is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Splits <c>user:password@tenant</c>: the user ends at the first colon, the tenant begins after the last @, and the password may hold both.</summary>
    public static PasswordCredential? Split(string text)
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
