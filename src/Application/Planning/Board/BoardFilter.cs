namespace WorkOrders.Application.Planning.Board;

/// <summary>
/// The technicians of a planning board. Technicians are in use if they are neither archived nor disabled, or have entries in the range.
/// </summary>
/// <param name="Kind">Which technicians the board has.</param>
/// <param name="Names">The ids or codes of the technicians, the team leader or the skill; each is different.</param>
public sealed record BoardFilter(BoardFilterKind Kind, params IReadOnlyList<string> Names)
{
    /// <summary>All technicians in use.</summary>
    public static readonly BoardFilter All = new(BoardFilterKind.All);

    /// <summary>The name of the query parameter with the names; null for all technicians.</summary>
    public string? Parameter => Kind == BoardFilterKind.All ? null : $"{Kind}".ToLowerInvariant();

    /// <summary>Returns whether a name identifies a row: it is the id or the code.</summary>
    public static bool Identifies(string name, Guid id, string? code) =>
        name == code || (Guid.TryParse(name, out var named) && named == id);
}
