using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Creates a work order, and with it whatever it embeds that does not exist yet (<c>POST api/Jobs</c>).</summary>
public sealed record CreateWorkOrderCommand : ICommand<CreatedWorkOrder>, IHasReferences
{
    /// <summary>How many <c>_parent_job</c> may stand within each other.</summary>
    public const int DeepestNesting = 4;

    private ResolvedRows? _found;

    /// <summary>Creates an order that stands at the top of its message.</summary>
    public CreateWorkOrderCommand(RequestedWorkOrder order)
    {
        Order = order;
        Order.Place("");
    }

    /// <summary>The order asked for.</summary>
    public RequestedWorkOrder Order { get; }

    /// <inheritdoc/>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    public OnMissing OnMissing { get; init; }

    /// <inheritdoc/>
    public ResolvedRows ResolvedRows
    {
        get => _found ?? throw new InvalidOperationException("Nothing was looked up yet.");
        set => _found = value;
    }

    /// <summary>The orders to be created, a parent before its child; known once the message is identified.</summary>
    public IReadOnlyList<RequestedWorkOrder> ToCreate { get; private set; } = [];

    /// <inheritdoc/>
    public void Ask(Lookup lookup)
    {
        foreach (var order in Order.WithAncestors())
        {
            order.Ask(lookup);
        }
    }

    /// <inheritdoc/>
    public void Identify(Resolution resolution, Problems problems) =>
        ToCreate = [.. new ParentChainResolver(resolution, problems).OrdersToCreate(Order).Reverse()];

    /// <inheritdoc/>
    public IEnumerable<Reference> References() => ToCreate.SelectMany(order => order.References()).Where(reference => reference.IsGiven);
}
