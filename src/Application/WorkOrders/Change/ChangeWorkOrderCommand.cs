using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Domain;

namespace WorkOrders.Application.WorkOrders.Change;

/// <summary>
/// Changes a work order, or creates it if it does not exist (<c>PUT</c> and <c>PATCH api/Jobs(…)</c>). A change of status is a message
/// that contains only the status.
/// </summary>
public sealed record ChangeWorkOrderCommand : ICommand<SavedWorkOrder>, IHasReferences
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    private Row? _stored;
    private MergedWorkOrder? _more;
    private long? _collectedVersion;

    /// <summary>Initializes the command.</summary>
    /// <param name="address">How the request addresses the order.</param>
    /// <param name="message">The order as it was sent, which is the whole message.</param>
    /// <param name="mode">Whether the message is the whole order or contains only the fields that change.</param>
    public ChangeWorkOrderCommand(RowAddress address, RequestedWorkOrder message, SaveMode mode)
    {
        (Address, Message, Mode) = (address, message, mode);
        Requested = message.At(address);
        Message.SetPointer("");
        Requested.SetPointer("");
    }

    /// <summary>How the request addresses the order.</summary>
    public RowAddress Address { get; }

    /// <summary>The order as it was sent.</summary>
    public RequestedWorkOrder Message { get; }

    /// <summary>The order as it was sent, with the id or key in the address.</summary>
    public RequestedWorkOrder Requested { get; }

    /// <summary>Whether the message is the whole order or contains only the fields that change.</summary>
    public SaveMode Mode { get; }

    /// <summary>The conditions on the version of the order.</summary>
    public Precondition Precondition { get; init; } = Precondition.None;

    /// <summary>Whether an order with an unknown id is created even if the message contains only the fields that change.</summary>
    public bool CreatesUnknownId { get; init; }

    /// <summary>Whether the order is never created.</summary>
    public bool MustExist { get; init; }

    /// <summary>The reason for the change; null if none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the only change allowed is that of a completed order to a custom status based on Completed.</summary>
    public bool OnlyToVirtualStatus { get; init; }

    /// <summary>The command of a technician or dispatcher from which the change follows; null if there is none.</summary>
    public RequestedAction? Action { get; init; }

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

    /// <summary>The stored order with the fields of the message; null if the order does not exist or the request is refused.</summary>
    public MergedWorkOrder? Merged { get; private set; }

    /// <summary>
    /// The orders that this attempt creates, each parent before its child: the order, if it does not exist, and its embedded parents.
    /// </summary>
    public IReadOnlyList<OrderToCreate> ToCreate { get; private set; } = [];

    /// <inheritdoc/>
    public void Collect(Lookup lookup)
    {
        WorkOrderLoader.Collect(lookup, Address.Id, Address.Key);
        foreach (var order in Requested.WithAncestors())
        {
            order.Collect(lookup);
        }
        if (DryRun)
        {
            lookup.For<Job>().IncludeKeys(Jobs);
        }
        Action?.Collect(lookup);
        _more?.Collect(lookup, withTechnicians: Action is not null);
    }

    /// <inheritdoc/>
    public bool NeedsMore()
    {
        _stored = Address.Id is not null ? Resolved.ById(Jobs, Address.Id) : Resolved.ByKey(Jobs, Address.Key);
        Merged = _stored is null ? null : new(_stored, Requested, Mode, Resolved);
        var wasCollected = _more is not null && _collectedVersion == _stored?.Version;
        (_more, _collectedVersion) = (Merged is { NeedsMore: true } || IsNotPlanned ? Merged : null, _stored?.Version);
        return _more is not null && !wasCollected;
    }

    /// <inheritdoc/>
    public IEnumerable<Reference> ResolveOwnRows(ReferenceResolver resolver)
    {
        ToCreate = [];
        if (AddressProblem() is { } problem)
        {
            resolver.Problems.Add(problem);
            Merged = null;
            return [];
        }
        var parents = new ParentChainResolver(resolver);
        if (Merged is null)
        {
            ToCreate = [.. parents.Resolve(Requested).Reverse()];
            return ToCreate.SelectMany(order => order.Requested.References).Where(reference => reference.IsGiven);
        }
        Merged.ResolveUnchanged();
        ToCreate = Merged.GivesParent ? [.. parents.ResolveParents(Merged.Order, Merged.Row).Reverse()] : [];
        return Merged.GivenReferences.Concat(ToCreate.SelectMany(order => order.Requested.References))
            .Concat(Action is null ? [] : [Action.Technician])
            .Where(reference => reference.IsGiven);
    }

    /// <summary>Whether the technician who acts is not one of the order, so that the problem names those who are.</summary>
    private bool IsNotPlanned => Action?.TechnicianId(Resolved) is { } technician && Merged?.TechnicianIds.Contains(technician) == false;

    /// <summary>Returns the problem that the request cannot be applied to the order that it addresses; null if there is none.</summary>
    private Problem? AddressProblem()
    {
        var isCreated = !MustExist && (Address.Id is null || Mode == SaveMode.Replace || CreatesUnknownId);
        return Address.Check(Jobs, _stored, Precondition) switch
        {
            { Kind: ProblemKind.NotFound } when isCreated => null,
            { Kind: ProblemKind.NotFound } when !MustExist => Address.NotFoundToChange(Jobs),
            { } problem => problem,
            // Another id in the message than in the URL is invalid already.
            null => RowConflicts.Find(Jobs, _stored, Address.Id is null ? Message.Id : null, null,
                Resolved.ByKey(Jobs, Merged!.Order.ReferenceBackOffice)),
        };
    }
}
