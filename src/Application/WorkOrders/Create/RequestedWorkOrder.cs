using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>A work order as requested in a message: its own values, and its references in the form in which they were given.</summary>
public sealed record RequestedWorkOrder
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    private Reference[]? _references;
    private Reference? _parent;

    /// <summary>The record as read from the message. It also records which fields the message contains.</summary>
    public required Job Message { get; init; }

    /// <summary>The id chosen by the client; null if the client sends none.</summary>
    public Guid? Id { get; init; }

    /// <summary>The key in other systems.</summary>
    public string? ReferenceBackOffice { get; init; }

    /// <summary>The texts, times and numbers, which do not refer to other rows.</summary>
    public required WorkOrderDetails Details { get; init; }

    /// <summary>The time window in which the work can be done.</summary>
    public required ServiceWindow Window { get; init; }

    /// <summary>The address of the work, if the equipment is mobile.</summary>
    public required SiteAddress Address { get; init; }

    /// <summary>The suggested start of the work.</summary>
    public DateTimeOffset? SuggestedDateStart { get; init; }

    /// <summary>The parent order; null if the message does not embed it.</summary>
    public RequestedWorkOrder? ParentOrder { get; init; }

    /// <summary>The JSON Pointer to the order in the message.</summary>
    public string Pointer { get; private set; } = "";

    /// <summary>The references, whether given or not, in the order of their declaration, without the parent.</summary>
    public IReadOnlyList<Reference> References => Declared;

    /// <summary>
    /// The reference to the parent order. Resolved before all other references, because it determines which orders are created.
    /// </summary>
    public Reference Parent => _parent ??= new(RuleReferences.Parent, Message, Pointer);

    /// <summary>The reference to the serviced project.</summary>
    public Reference Project => Find(RuleReferences.Project);

    /// <summary>The reference to the priority.</summary>
    public Reference JobPriority => Find(RuleReferences.JobPriority);

    /// <summary>The reference to the status.</summary>
    public Reference JobStatus => Find(RuleReferences.JobStatus);

    /// <summary>The reference to the suggested technician.</summary>
    public Reference SuggestedUser => Find(RuleReferences.SuggestedUser);

    /// <summary>The reference to the address, if the project is at a fixed site.</summary>
    public Reference DbAddress => Find(RuleReferences.DbAddress);

    /// <summary>The reference to the country of the address, if the equipment is mobile.</summary>
    public Reference Country => Find(RuleReferences.Country);

    /// <summary>The reference to the contact who requests the work.</summary>
    public Reference RequestedByContact => Find(RuleReferences.RequestedByContact);

    /// <summary>The start and end of the suggested time; null without a start or a technician, or if the end is not a valid date.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? SuggestedTime =>
        SuggestedDateStart is { } start && SuggestedUser.IsGiven && (DateTimeOffset.MaxValue - start).TotalMinutes > Minutes
            ? (start, start.AddMinutes(Minutes))
            : null;

    // An array, because enumerating an interface allocates an enumerator, and rules look up references often.
    private Reference[] Declared => _references ??=
        [.. Reference.From(Jobs, Message, Pointer).Where(reference => reference.Fields != RuleReferences.Parent)];

    private int Minutes => WorkOrder.MinutesFor(Details.EstimatedTime);

    /// <summary>Returns this order, followed by its embedded ancestors, the nearest first.</summary>
    public IEnumerable<RequestedWorkOrder> WithAncestors()
    {
        for (var order = this; order is not null; order = order.ParentOrder)
        {
            yield return order;
        }
    }

    /// <summary>Returns the embedded ancestor at a level, where level 1 is the parent; null if the message embeds fewer levels.</summary>
    public RequestedWorkOrder? AncestorAt(int level) => WithAncestors().ElementAtOrDefault(level);

    /// <summary>Returns the same order with the id or the key by which a request addresses it.</summary>
    public RequestedWorkOrder At(RowAddress address) =>
        this with { Id = address.Id ?? Id, ReferenceBackOffice = address.Key ?? ReferenceBackOffice };

    /// <summary>Sets the pointer of the order, and thereby the pointers of its references and embedded ancestors.</summary>
    public void SetPointer(string pointer)
    {
        (Pointer, _references, _parent) = (pointer, null, null);
        ParentOrder?.SetPointer(Parent.EmbeddedPointer);
    }

    /// <summary>Returns the reference with these fields, which must not be the fields of the parent.</summary>
    /// <exception cref="InvalidOperationException">Clients cannot set the reference.</exception>
    public Reference Find(ReferenceFields fields)
    {
        foreach (var reference in Declared)
        {
            if (reference.Fields == fields)
            {
                return reference;
            }
        }
        throw new InvalidOperationException($"Clients cannot give the reference {fields.Name}.");
    }

    /// <summary>Returns the reference with this name, including the parent; null if there is none.</summary>
    public Reference? Find(string name)
    {
        foreach (var reference in Declared)
        {
            if (reference.Name == name)
            {
                return reference;
            }
        }
        return Parent.Name == name ? Parent : null;
    }

    /// <summary>Returns the pointer to a field or, for the name of a reference, to the form in which the reference was given.</summary>
    public string PointerTo(string field, ResolvedRows rows) => Find(field) switch
    {
        null => $"{Pointer}/{field}",
        // The row was not resolved, so the pointer refers to the embedded object.
        { Embedded: not null } unresolved when rows[unresolved] is null => unresolved.EmbeddedPointer,
        var reference => reference.Pointer,
    };

    /// <summary>Adds everything that must be looked up to create the order.</summary>
    public void Collect(Lookup lookup)
    {
        var jobs = lookup.For<Job>();
        jobs.Add(Id, ReferenceBackOffice);
        jobs.AddSimilar(Jobs.Key, ReferenceBackOffice);
        jobs.Add(Parent.Id, Parent.Key);
        jobs.AllColumns |= Parent.Embedded is not null;
        lookup.Add(References.Where(reference => reference.IsGiven));
        lookup.For<JobPriority>().IncludeDefault |= !JobPriority.IsGiven;
        lookup.For<Project>().IncludeAncestors |= DbAddress.IsGiven;
        if (SuggestedTime is { } time)
        {
            TechnicianSchedule.Collect(lookup, SuggestedUser, time.From, time.To);
        }
    }

    /// <summary>The references that rules read.</summary>
    private static class RuleReferences
    {
        public static readonly ReferenceFields Parent = Jobs.ReferenceOf(nameof(Job.ParentId));
        public static readonly ReferenceFields Project = Jobs.ReferenceOf(nameof(Job.ProjectId));
        public static readonly ReferenceFields JobPriority = Jobs.ReferenceOf(nameof(Job.JobPriorityId));
        public static readonly ReferenceFields JobStatus = Jobs.ReferenceOf(nameof(Job.JobStatusId));
        public static readonly ReferenceFields SuggestedUser = Jobs.ReferenceOf(nameof(Job.SuggestedUserId));
        public static readonly ReferenceFields DbAddress = Jobs.ReferenceOf(nameof(Job.DbAddressId));
        public static readonly ReferenceFields Country = Jobs.ReferenceOf(nameof(Job.DbAddressDbCountryId));
        public static readonly ReferenceFields RequestedByContact = Jobs.ReferenceOf(nameof(Job.RequestedByContactId));
    }
}
