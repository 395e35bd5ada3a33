using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.MasterData.Delete;

/// <summary>Deletes a row of master data to which no other row refers (<c>DELETE</c>).</summary>
/// <param name="Entity">The entity of the row.</param>
/// <param name="Address">How the request addresses the row.</param>
public sealed record DeleteRowCommand(Entity Entity, RowAddress Address) : ICommand<Unit>, IHasReferences
{
    /// <summary>The conditions on the version of the row.</summary>
    public Precondition Precondition { get; init; } = Precondition.None;

    /// <inheritdoc/>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    public OnMissing OnMissing => OnMissing.Error;

    /// <inheritdoc/>
    public ResolvedRows Resolved
    {
        get => field ?? throw new InvalidOperationException("Nothing was looked up yet.");
        set;
    }

    /// <summary>The row to delete; null if it does not exist.</summary>
    public Row? Row => Resolved.ById(Entity, Address.Id) ?? Resolved.ByKey(Entity, Address.Key);

    /// <inheritdoc/>
    public void Collect(Lookup lookup)
    {
        var rows = lookup.For(Entity);
        rows.Add(Address.Id, Address.Key);
        rows.AllColumns = true;
        if (!Entity.IsNeverDeleted)
        {
            lookup.Ask(new ReferrersQuestion(Entity, Address.Id, Address.Key));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Reference> ResolveOwnRows(ReferenceResolver resolver) => [];
}
