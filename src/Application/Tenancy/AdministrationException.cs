namespace WorkOrders.Application.Tenancy;

/// <summary>An administrative command failed. The message is one line that describes the problem and its solution.</summary>
public sealed class AdministrationException(string message) : Exception(message);
