namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>A file cannot be kept outside of memory: the disk is full, or no directory for temporary files can be written.</summary>
public sealed class InsufficientStorageException(Exception cause) : Exception(cause.Message, cause);
