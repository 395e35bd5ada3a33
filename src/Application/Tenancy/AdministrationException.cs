namespace WorkOrders.Application.Tenancy;

/// <summary>
/// An administrator's request that cannot be done. The message is one line that says what was seen and what would be right.
/// </summary>
public sealed class AdministrationException(string message) : Exception(message);
