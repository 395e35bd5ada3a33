using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.WorkOrders.Delete;

/// <summary>Deletes a work order that was never planned or started (<c>DELETE api/Jobs(…)</c>).</summary>
/// <param name="Address">How the request addresses the order.</param>
public sealed record DeleteWorkOrderCommand(RowAddress Address) : ICommand<Row?>, IHasReferences
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    private Guid? _id = Address.Id;

    /// <summary>The conditions on the version of the order.</summary>
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

    /// <summary>The row of the order; null if the order does not exist.</summary>
    public Row? Order => Resolved.ById(Jobs, Address.Id) ?? Resolved.ByKey(Jobs, Address.Key);

    /// <inheritdoc/>
    public void Collect(Lookup lookup)
    {
        WorkOrderLoader.Collect(lookup, Address.Id, Address.Key);
        if (_id is { } id)
        {
            lookup.For<Job>().AddDescendants(id);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The children of an order can only be looked up by its id.</remarks>
    public bool NeedsMore()
    {
        var isKnown = Order is not { } order || order.Id == _id;
        _id = Order?.Id ?? _id;
        return !isKnown;
    }

    /// <inheritdoc/>
    public IEnumerable<Reference> ResolveOwnRows(ReferenceResolver resolver) => [];
}
