namespace WorkOrders.Application.Requests;

/// <summary>The connection was lost before the database confirmed the commit: either everything was stored or nothing.</summary>
public sealed class OutcomeUnknownException(Exception cause) : Exception(cause.Message, cause);
