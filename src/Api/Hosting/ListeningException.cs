namespace WorkOrders.Api.Hosting;

/// <summary>The API is told to listen where it must not, or where it cannot.</summary>
internal sealed class ListeningException(string message) : Exception(message);
