namespace WorkOrders.Application.Planning.Board;

/// <summary>How much of a range a technician is planned, in minutes. Entries that overlap count several times.</summary>
/// <param name="PlannedMinutes">The minutes of firm entries within the range.</param>
/// <param name="SuggestedMinutes">The minutes of tentative entries within the range.</param>
/// <param name="WorkingMinutes">
/// The working time within the range, without holidays and absences; null if the technician has no working times.
/// </param>
public sealed record BoardLoad(int PlannedMinutes, int SuggestedMinutes, int? WorkingMinutes);
