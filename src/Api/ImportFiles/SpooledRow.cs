namespace WorkOrders.Api.ImportFiles;

/// <summary>The position of a row in the temporary file.</summary>
/// <param name="Offset">The offset of the first byte.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="Line">The line of the upload on which the row begins, from 1; null when the format has no lines.</param>
internal readonly record struct SpooledRow(long Offset, int Length, int? Line);
