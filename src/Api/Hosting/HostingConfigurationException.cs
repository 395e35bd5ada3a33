namespace WorkOrders.Api.Hosting;

/// <summary>Thrown when the configured address is not allowed, or the configured proxies are invalid.</summary>
internal sealed class HostingConfigurationException(string message) : Exception(message);
