namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>A run was ended as interrupted before it stored anything, so it may not store anything now.</summary>
public sealed class ImportAbandonedException() : Exception("The run was ended as interrupted; nothing of it is stored.");
