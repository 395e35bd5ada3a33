namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Others wrote rows that an import was about to write; nothing of it is stored, and a second look will see theirs.</summary>
public sealed class ImportConflictException(Exception cause) : Exception(cause.Message, cause);
