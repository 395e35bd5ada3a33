namespace WorkOrders.Api.ImportFiles;

/// <summary>The options for reading a file.</summary>
/// <param name="UnknownColumns">What to do with CSV columns without a field.</param>
/// <param name="HolidayCalendarCode">The code of the holiday calendar that gets the events of a calendar; null if it is not given.</param>
internal sealed record FileReadOptions(UnknownColumns UnknownColumns, string? HolidayCalendarCode);
