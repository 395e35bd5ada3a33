namespace WorkOrders.Api.Http;

/// <summary>The maximum size of a request body, in words. Metadata of endpoints that accept more than others.</summary>
/// <param name="Words">The maximum, such as <c>256 MB</c>.</param>
internal sealed record BodySizeMetadata(string Words);
