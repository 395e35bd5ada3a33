namespace WorkOrders.Application.References;

/// <summary>What may be meant by a key that does not exist.</summary>
/// <param name="Keys">Keys that do exist; may be empty.</param>
/// <param name="AreAll">Whether they are not near, but all there are.</param>
public sealed record SimilarKeys(IReadOnlyList<string> Keys, bool AreAll)
{
    /// <summary>Nothing can be suggested.</summary>
    public static readonly SimilarKeys None = new([], false);

    private const int Few = 20;

    /// <summary>The near keys; where none is near and there are only a few, all of them.</summary>
    /// <param name="meant">The key that does not exist.</param>
    /// <param name="existing">Keys that do.</param>
    /// <param name="complete">Whether those are all there are.</param>
    public static SimilarKeys Of(string meant, IReadOnlyCollection<string> existing, bool complete) => Suggestions.Pick(meant, existing) switch
    {
        { Count: > 0 } near => new(near, false),
        _ when complete && existing.Count <= Few => new([.. existing.Order(StringComparer.Ordinal)], true),
        _ => None,
    };

    /// <summary>In words; empty when there are none.</summary>
    public override string ToString() => this switch
    {
        { Keys.Count: 0 } => "",
        { AreAll: true } => $" There are {string.Join(", ", Keys)}.",
        _ => $" Did you mean {string.Join(" or ", Keys)}?",
    };
}
