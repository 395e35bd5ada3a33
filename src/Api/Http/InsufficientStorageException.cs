namespace WorkOrders.Api.Http;

/// <summary>What is too much for memory cannot be kept: the disk is full, or there is no directory for temporary files that can be written.</summary>
internal sealed class InsufficientStorageException(Exception cause) : Exception(cause.Message, cause);
