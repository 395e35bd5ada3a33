namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Thrown when a run was marked as interrupted before its orders were stored, so it must not store them now.</summary>
public sealed class ImportAbandonedException() : Exception("The run was marked as interrupted; nothing is stored.");
