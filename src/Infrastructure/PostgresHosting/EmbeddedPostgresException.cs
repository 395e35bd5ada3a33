namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The embedded server cannot run. The message contains the cause and the remedy, for the operator.</summary>
internal sealed class EmbeddedPostgresException(string message, Exception? cause = null) : Exception(message, cause);
