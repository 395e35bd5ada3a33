namespace WorkOrders.Application.Imports;

/// <summary>
/// Thrown when other requests wrote rows that an import was about to write. Nothing is stored; a new lookup returns the
/// other requests' rows.
/// </summary>
public sealed class ImportConflictException(Exception cause) : Exception(cause.Message, cause);
