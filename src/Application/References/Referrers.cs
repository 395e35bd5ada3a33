using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>The rows of one entity that refer to a row by one reference (<see cref="ReferrersQuestion"/>).</summary>
/// <param name="SubjectId">The id of the row that they refer to.</param>
/// <param name="Reference">The reference; its owner is the entity of the referring rows.</param>
/// <param name="Count">The number of referring rows, at most <see cref="MaxCount"/> + 1.</param>
/// <param name="Keys">The keys of some of the referring rows, in ascending order: at most <see cref="MaxKeys"/>.</param>
public sealed record Referrers(Guid SubjectId, ReferenceFields Reference, int Count, IReadOnlyList<string> Keys) : ILookupAnswer
{
    /// <summary>The largest number of referring rows that is counted exactly.</summary>
    public const int MaxCount = 10_000;

    /// <summary>The maximum number of keys.</summary>
    public const int MaxKeys = 3;

    /// <summary>Compares answers by their values, so that an answer that is read twice counts once.</summary>
    public bool Equals(Referrers? other) => other is not null && SubjectId == other.SubjectId && Reference == other.Reference
        && Count == other.Count && Keys.SequenceEqual(other.Keys);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SubjectId, Reference, Count);
}
