namespace WorkOrders.Api.ImportFiles;

/// <summary>An event of a calendar that lasts whole days.</summary>
/// <param name="Line">The line of the file on which the event begins, from 1.</param>
/// <param name="Uid">The identifier that an event shares with the events that replace some of its dates; null if it has none.</param>
/// <param name="Replaces">The date of the event with the same identifier that this event replaces; null if it replaces none.</param>
/// <param name="Name">The name; null if it has none.</param>
/// <param name="Dates">The first day of each occurrence; empty for a canceled event that replaces another.</param>
/// <param name="Days">The number of days of each occurrence.</param>
internal sealed record IcsEvent(int Line, string? Uid, DateOnly? Replaces, string? Name, IReadOnlyList<DateOnly> Dates, int Days)
{
    /// <summary>
    /// The length at which names are cut, so that a small file does not become a large one. No name of this length can be stored, so the
    /// row is refused.
    /// </summary>
    public const int MaxNameLength = 1000;
}
