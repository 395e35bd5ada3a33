namespace WorkOrders.Application.Changes;

/// <summary>Some changes, one after another.</summary>
/// <param name="Changes">Those that were asked for, in order; may be none.</param>
/// <param name="Next">The position up to which there is nothing left to read: where to go on.</param>
/// <param name="More">Whether there are changes behind it already.</param>
public sealed record ChangePage(IReadOnlyList<Change> Changes, long Next, bool More);
