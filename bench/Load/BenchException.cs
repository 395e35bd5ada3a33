namespace WorkOrders.Load;

/// <summary>Thrown when the bench cannot continue or a measurement is invalid; the message contains the reason.</summary>
internal sealed class BenchException(string message) : Exception(message);
