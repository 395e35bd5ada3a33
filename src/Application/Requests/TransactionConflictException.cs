namespace WorkOrders.Application.Requests;

/// <summary>
/// Thrown when other requests wrote rows that a transaction of several requests or of a file was about to write. Nothing is stored; a new
/// transaction reads the other requests' rows.
/// </summary>
public sealed class TransactionConflictException(Exception cause) : Exception(cause.Message, cause);
