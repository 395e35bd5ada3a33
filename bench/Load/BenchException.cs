namespace WorkOrders.Load;

/// <summary>The bench cannot continue, or a measurement is invalid; the message gives the reason.</summary>
internal sealed class BenchException(string message) : Exception(message);
