namespace WorkOrders.Api.Http;

/// <summary>The maximum size of a request body as text. Metadata of endpoints whose limit differs from the default.</summary>
/// <param name="Words">The maximum, such as <c>256 MB</c>.</param>
internal sealed record BodySizeMetadata(string Words);
