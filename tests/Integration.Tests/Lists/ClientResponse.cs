using Microsoft.OData;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>A response, as the OData library reads it.</summary>
/// <param name="response">The response.</param>
/// <param name="body">Its body.</param>
internal sealed class ClientResponse(HttpResponseMessage response, Stream body) : IODataResponseMessage
{
    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> Headers => response.Headers.Concat(response.Content.Headers)
        .Select(header => KeyValuePair.Create(header.Key, string.Join(',', header.Value)));

    /// <inheritdoc/>
    public int StatusCode
    {
        get => (int)response.StatusCode;
        set => throw new NotSupportedException("A response cannot be changed.");
    }

    /// <inheritdoc/>
    public string? GetHeader(string headerName) =>
        Headers.FirstOrDefault(header => header.Key.Equals(headerName, StringComparison.OrdinalIgnoreCase)).Value;

    /// <inheritdoc/>
    public void SetHeader(string headerName, string headerValue) => throw new NotSupportedException("A response cannot be changed.");

    /// <inheritdoc/>
    public Stream GetStream() => body;
}
