namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The embedded server cannot run. The message tells whoever started the API what was found and what to do.</summary>
internal sealed class EmbeddedPostgresException(string message, Exception? cause = null) : Exception(message, cause);
