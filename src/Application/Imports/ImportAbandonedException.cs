namespace WorkOrders.Application.Imports;

/// <summary>Thrown when a run was marked as interrupted before its rows were stored, so it must not store them now.</summary>
public sealed class ImportAbandonedException() : Exception("The run was marked as interrupted; nothing is stored.");
