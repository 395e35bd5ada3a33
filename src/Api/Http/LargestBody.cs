namespace WorkOrders.Api.Http;

/// <summary>How large a body may be, for people. Metadata of endpoints that take more than others.</summary>
/// <param name="Words">The limit, such as <c>256 MB</c>.</param>
internal sealed record LargestBody(string Words);
