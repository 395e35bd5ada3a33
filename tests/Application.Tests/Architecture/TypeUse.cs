namespace WorkOrders.Application.Tests.Architecture;

/// <summary>One type that uses another of the same assembly.</summary>
/// <param name="From">The full name of the type, or of the outermost type it is nested in.</param>
/// <param name="FromNamespace">The namespace of that type.</param>
/// <param name="To">The full name of the type it uses, or of the outermost type that one is nested in.</param>
/// <param name="ToNamespace">The namespace of the used type.</param>
internal sealed record TypeUse(string From, string FromNamespace, string To, string ToNamespace)
{
    /// <inheritdoc/>
    public override string ToString() => $"{From} uses {To}";
}
