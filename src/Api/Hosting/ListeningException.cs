namespace WorkOrders.Api.Hosting;

/// <summary>The configured address or proxies are not allowed or invalid.</summary>
internal sealed class ListeningException(string message) : Exception(message);
