namespace WorkOrders.Application.Requests;

/// <summary>Everything was sent to the database, which then broke off before it said whether it had stored it: all of it is stored, or nothing.</summary>
public sealed class OutcomeUnknownException(Exception cause) : Exception(cause.Message, cause);
