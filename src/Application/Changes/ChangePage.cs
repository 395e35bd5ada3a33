namespace WorkOrders.Application.Changes;

/// <summary>A page of the change feed.</summary>
/// <param name="Changes">The requested changes, ordered by position; can be empty.</param>
/// <param name="Next">The position up to which the feed has been read. The next page starts after it.</param>
/// <param name="More">Whether the feed already contains changes after <paramref name="Next"/>.</param>
public sealed record ChangePage(IReadOnlyList<Change> Changes, long Next, bool More);
