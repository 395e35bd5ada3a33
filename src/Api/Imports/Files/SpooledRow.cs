namespace WorkOrders.Api.Imports.Files;

/// <summary>Where a row of an upload is kept.</summary>
/// <param name="Offset">Where its bytes begin.</param>
/// <param name="Length">How many they are.</param>
/// <param name="Line">The line of the file it began on, from 1; null where the format has none.</param>
internal readonly record struct SpooledRow(long Offset, int Length, int? Line);
