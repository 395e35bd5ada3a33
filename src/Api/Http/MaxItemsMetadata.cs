namespace WorkOrders.Api.Http;

/// <summary>
/// The maximum number of items in a request body as text. Metadata of endpoints that limit it in addition to the size of the body.
/// </summary>
/// <param name="Words">The maximum, such as <c>100,000 orders</c>.</param>
internal sealed record MaxItemsMetadata(string Words);
