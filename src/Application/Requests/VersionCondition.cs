namespace WorkOrders.Application.Requests;

/// <summary>The versions of a row that a condition lists, or any version.</summary>
/// <param name="Versions">The versions; null for any version, which an existing row always has.</param>
public sealed record VersionCondition(IReadOnlyList<long>? Versions)
{
    /// <summary>The condition that is written as <c>*</c>: the row exists.</summary>
    public static readonly VersionCondition Any = new((IReadOnlyList<long>?)null);

    /// <summary>Returns whether the condition lists the version of a row.</summary>
    /// <param name="version">The version; null if the row does not exist.</param>
    public bool Matches(long? version) => version is { } some && Versions?.Contains(some) != false;
}
