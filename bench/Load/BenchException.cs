namespace WorkOrders.Load;

/// <summary>The bench cannot go on, or what it measured was not what it was to measure; the message says why.</summary>
internal sealed class BenchException(string message) : Exception(message);
