using Npgsql;

namespace WorkOrders.Infrastructure.Database;

/// <summary>Units of work that were sent together were refused together, perhaps because of another than the one that sees this; nothing of them is stored.</summary>
internal sealed class SharedFailureException(PostgresException refusal) : Exception(refusal.Message, refusal);
