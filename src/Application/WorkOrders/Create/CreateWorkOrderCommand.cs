using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Creates a work order and the embedded objects that do not exist yet (<c>POST api/Jobs</c>).</summary>
public sealed record CreateWorkOrderCommand : ICommand<SavedWorkOrder>, IHasReferences
{
    /// <summary>The maximum nesting depth of <c>_parent_job</c>.</summary>
    public const int MaxNesting = 4;

    /// <summary>Initializes the command with an order that is the whole message, and sets the order's pointer accordingly.</summary>
    public CreateWorkOrderCommand(RequestedWorkOrder order)
    {
        Order = order;
        Order.SetPointer("");
    }

    /// <summary>The requested order.</summary>
    public RequestedWorkOrder Order { get; }

    /// <inheritdoc/>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    public OnMissing OnMissing { get; init; }

    /// <inheritdoc/>
    public ResolvedRows Resolved
    {
        get => field ?? throw new InvalidOperationException("Nothing was looked up yet.");
        set;
    }

    /// <summary>The orders that this attempt creates, each parent before its child. Set when the command's own rows are resolved.</summary>
    public IReadOnlyList<OrderToCreate> ToCreate { get; private set; } = [];

    /// <inheritdoc/>
    public void Collect(Lookup lookup)
    {
        foreach (var order in Order.WithAncestors())
        {
            order.Collect(lookup);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Reference> ResolveOwnRows(ReferenceResolver resolver)
    {
        ToCreate = [.. new ParentChainResolver(resolver).Resolve(Order).Reverse()];
        return ToCreate.SelectMany(order => order.Requested.References).Where(reference => reference.IsGiven);
    }
}
