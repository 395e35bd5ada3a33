namespace WorkOrders.Application.Tests.Architecture;

/// <summary>A use of one type by another type of the same assembly.</summary>
/// <param name="From">The full name of the using type, or of its outermost enclosing type.</param>
/// <param name="FromNamespace">The namespace of the using type.</param>
/// <param name="To">The full name of the used type, or of its outermost enclosing type.</param>
/// <param name="ToNamespace">The namespace of the used type.</param>
internal sealed record TypeUse(string From, string FromNamespace, string To, string ToNamespace)
{
    /// <inheritdoc/>
    public override string ToString() => $"{From} uses {To}";
}
