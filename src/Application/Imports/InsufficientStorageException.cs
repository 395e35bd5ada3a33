namespace WorkOrders.Application.Imports;

/// <summary>
/// Thrown when a file cannot be stored outside memory: the disk is full, or no directory for temporary files is writable.
/// </summary>
public sealed class InsufficientStorageException(Exception cause) : Exception(cause.Message, cause);
