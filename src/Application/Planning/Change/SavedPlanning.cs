using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Application.Planning.Change;

/// <summary>The result of changing planning entries. As a saved row, it is the first entry.</summary>
/// <param name="entries">The entries that are added, changed and deleted; those that are added first.</param>
/// <param name="rows">The rows of the attempt.</param>
/// <param name="orders">The ids of the changed orders.</param>
public sealed class SavedPlanning(IReadOnlyList<PlannedEntry> entries, ResolvedRows rows, IReadOnlyCollection<Guid> orders) : ISavedRow
{
    private static readonly Entity Entries = Entity.Of<JobPlanning>();

    /// <summary>The entries that are added, changed and deleted; those that are added first.</summary>
    public IReadOnlyList<PlannedEntry> Planned { get; } = entries;

    /// <summary>The rows of the attempt.</summary>
    public ResolvedRows Rows { get; } = rows;

    /// <summary>The ids of the changed orders.</summary>
    public IReadOnlyCollection<Guid> Orders { get; } = orders;

    /// <summary>The order that the request addresses, which is the saved row; null if the request addresses entries.</summary>
    public Job? Order { get; init; }

    /// <summary>The references of the changes.</summary>
    public IEnumerable<Reference> References => Planned.Select(planned => planned.Change).Distinct()
        .SelectMany(change => new[] { change.Order, change.User }).Where(reference => reference.IsGiven);

    /// <summary>The fields of the first entry that change; empty if the entry is new.</summary>
    public IReadOnlyList<FieldChange> Changes => Planned is [{ Stored: { } stored } first, ..]
        ? [.. FieldChange.Between(Entries, stored, JobPlanning.Of(first.Entry))]
        : [];

    /// <inheritdoc/>
    public SaveResult Result => Order is not null ? SaveResult.Updated : Planned is [] or [{ Stored: null }, ..]
        ? SaveResult.Created
        : Changes.Count > 0 ? SaveResult.Updated : SaveResult.Unchanged;

    /// <inheritdoc/>
    public EntityRecord? Record => Order is not null ? Order : Planned is [var first, ..] ? ToRecord(first) : null;

    /// <inheritdoc/>
    /// <remarks>An order is read again, with its planning.</remarks>
    public bool IsComplete => Order is null;

    /// <summary>Returns an entry as clients get it.</summary>
    public JobPlanning ToRecord(PlannedEntry planned)
    {
        var record = JobPlanning.Of(planned.Entry);
        var isChanged = planned.Stored is { } stored && FieldChange.Between(Entries, stored, record).Any();
        return Rows.WithKeys(record with
        {
            ModifiedDateutc = planned.Entry.Modified ?? planned.Stored?.ModifiedDateutc,
            RowVersion = (planned.Stored?.RowVersion ?? 0) + (planned.Stored is null || isChanged ? 1 : 0),
        });
    }
}
