namespace WorkOrders.Api.Hosting;

/// <summary>The configured address or proxies are not allowed or invalid.</summary>
internal sealed class HostingConfigurationException(string message) : Exception(message);
