namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>A run was reported as over before it had stored anything, and so it must not any more.</summary>
public sealed class ImportAbandonedException() : Exception("The run was given up as interrupted; nothing of it is stored.");
