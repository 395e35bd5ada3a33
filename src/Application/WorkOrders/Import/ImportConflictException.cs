namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Other requests wrote rows that an import was about to write. Nothing of it is stored; a new lookup sees their rows.</summary>
public sealed class ImportConflictException(Exception cause) : Exception(cause.Message, cause);
