namespace WorkOrders.Application.Database;

/// <summary>The database cannot be used as it is set up. The message says what was seen and what the operator has to do.</summary>
public sealed class DatabaseSetupException(string message, Exception? cause = null) : Exception(message, cause);
