namespace WorkOrders.Cli.Import;

/// <summary>
/// Thrown when a file cannot be imported, or when the result of its import cannot be read. The message is one line for the user.
/// </summary>
internal sealed class ImportFailedException(string message) : Exception(message);
