namespace WorkOrders.Cli.Import;

/// <summary>A file cannot be imported, or its import cannot be followed to its end. The message is one line for the user.</summary>
internal sealed class ImportFailedException(string message) : Exception(message);
