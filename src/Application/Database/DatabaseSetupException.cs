namespace WorkOrders.Application.Database;

/// <summary>The database is not set up correctly. The message describes the cause and what the operator has to do.</summary>
public sealed class DatabaseSetupException(string message, Exception? cause = null) : Exception(message, cause);
