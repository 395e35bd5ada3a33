using WorkOrders.Application.Access;

namespace WorkOrders.Api.Access;

/// <summary>Reads the credential of a request.</summary>
internal static class CredentialReader
{
    /// <summary>The name of the header with an API key.</summary>
    public const string KeyHeader = "X-Api-Key";

    /// <summary>Returns the value of the header with the credential; null when there is no such header or more than one.</summary>
    /// <remarks>The value starts with <c>Basic</c> if and only if it comes from <c>Authorization</c>.</remarks>
    public static string? ReadHeader(IHeaderDictionary headers) => (headers[KeyHeader], headers.Authorization) switch
    {
        ({ Count: 1 } key, { Count: 0 }) when !CredentialParser.IsBasic(key[0]!) => key[0],
        ({ Count: 0 }, { Count: 1 } authorization) when CredentialParser.IsBasic(authorization[0]!) => authorization[0],
        _ => null,
    };

    /// <summary>Returns the token of the session; null when there is none, or if a header has a credential, which then counts.</summary>
    public static string? ReadSession(HttpRequest request) =>
        request.Headers.ContainsKey(KeyHeader) || request.Headers.Authorization.Count > 0 ? null : SessionCookie.Read(request);
}
