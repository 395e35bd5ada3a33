namespace WorkOrders.Board.Tests;

/// <summary>Something that people see: a view, a dialog, or what follows a command.</summary>
/// <param name="Reach">Leads from an empty page to the state, on the board of <see cref="BoardScene"/>.</param>
/// <param name="Expected">Matches what the browser reports in this state, such as a refused command; null if it is nothing.</param>
internal sealed record BoardState(Func<PlannedBoard, Task> Reach, string? Expected = null);
