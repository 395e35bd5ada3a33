using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>A work order as a message requests it: its own values, and its references in the forms in which they were given.</summary>
public sealed class RequestedWorkOrder
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    private Reference[]? _references;
    private Reference? _parent;

    /// <summary>The record as it was read; it knows which fields the message gave.</summary>
    public required Job Message { get; init; }

    /// <summary>The client's own id for it.</summary>
    public Guid? Id { get; init; }

    /// <summary>Its key in other systems.</summary>
    public string? ReferenceBackOffice { get; init; }

    /// <summary>Its texts, times and numbers that refer to nothing.</summary>
    public required WorkOrderDetails Details { get; init; }

    /// <summary>When the work may be done.</summary>
    public required ServiceWindow Window { get; init; }

    /// <summary>Where the work is, when the equipment is mobile.</summary>
    public required SiteAddress Address { get; init; }

    /// <summary>When the suggested technician would start.</summary>
    public DateTimeOffset? SuggestedDateStart { get; init; }

    /// <summary>The order that groups it, where the message embeds it.</summary>
    public RequestedWorkOrder? ParentOrder { get; init; }

    /// <summary>Where it is in the message: a JSON Pointer.</summary>
    public string Pointer { get; private set; } = "";

    /// <summary>Its references, given or not, in the order in which they are declared; the parent is not among them.</summary>
    public IReadOnlyList<Reference> References => Declared;

    /// <summary>The order that groups it. Resolved before everything else, since it decides which orders are created.</summary>
    public Reference Parent => _parent ??= new(RuleReferences.Parent, Message, Pointer);

    /// <summary>The project that is serviced.</summary>
    public Reference Project => Find(RuleReferences.Project);

    /// <summary>The priority.</summary>
    public Reference JobPriority => Find(RuleReferences.JobPriority);

    /// <summary>The status.</summary>
    public Reference JobStatus => Find(RuleReferences.JobStatus);

    /// <summary>The suggested technician.</summary>
    public Reference SuggestedUser => Find(RuleReferences.SuggestedUser);

    /// <summary>The address on a fixed site.</summary>
    public Reference DbAddress => Find(RuleReferences.DbAddress);

    /// <summary>The country of the address, when the equipment is mobile.</summary>
    public Reference Country => Find(RuleReferences.Country);

    /// <summary>The contact who asks for the work.</summary>
    public Reference RequestedByContact => Find(RuleReferences.RequestedByContact);

    /// <summary>The start and the end of the suggestion; null when there is nothing that can be planned.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? SuggestedTime =>
        SuggestedDateStart is { } start && SuggestedUser.IsGiven && (DateTimeOffset.MaxValue - start).TotalMinutes > Minutes
            ? (start, start.AddMinutes(Minutes))
            : null;

    // An array, because looping over an interface allocates an enumerator, and rules look up references often.
    private Reference[] Declared => _references ??=
        [.. Reference.From(Jobs, Message, Pointer).Where(reference => reference.Fields != RuleReferences.Parent)];

    private int Minutes =>
        Details.EstimatedTime is > 0 and <= WorkOrderDetails.MaxEstimateMinutes and var minutes
            ? minutes : WorkOrder.DefaultEstimateMinutes;

    /// <summary>This order, then the one that groups it, and so on upward, as far as the message embeds them.</summary>
    public IEnumerable<RequestedWorkOrder> WithAncestors()
    {
        for (var order = this; order is not null; order = order.ParentOrder)
        {
            yield return order;
        }
    }

    /// <summary>The parent this many levels up; null when the message embeds fewer.</summary>
    public RequestedWorkOrder? AncestorAt(int level) => WithAncestors().ElementAtOrDefault(level);

    /// <summary>Sets where it is in the message, and so where its references and embedded parents are.</summary>
    public void SetPointer(string pointer)
    {
        (Pointer, _references, _parent) = (pointer, null, null);
        ParentOrder?.SetPointer(Parent.EmbeddedPointer);
    }

    /// <summary>The reference of these fields, which are not those of the parent.</summary>
    /// <exception cref="InvalidOperationException">Clients cannot give the reference.</exception>
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

    /// <summary>The reference of this name, the parent included; null when there is none.</summary>
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

    /// <summary>Where a field is, or the form in which the reference of that name was given.</summary>
    public string PointerTo(string field, ResolvedRows rows) => Find(field) switch
    {
        null => $"{Pointer}/{field}",
        // Its row could not be told: all that is known of it is the embedded object.
        { Embedded: not null } unresolved when rows[unresolved] is null => unresolved.EmbeddedPointer,
        var reference => reference.Pointer,
    };

    /// <summary>Collects everything that must be known of what is stored to create it.</summary>
    public void Collect(Lookup lookup)
    {
        var jobs = lookup.For<Job>();
        jobs.Add(Id, ReferenceBackOffice);
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
