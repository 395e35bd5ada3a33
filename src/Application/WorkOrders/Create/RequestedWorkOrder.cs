using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>One work order as it is asked for: what it says itself, and what it refers to.</summary>
public sealed class RequestedWorkOrder
{
    private IReadOnlyList<Reference>? _references;

    /// <summary>The client's own id for it.</summary>
    public Guid? Id { get; init; }

    /// <summary>The key other systems use for it.</summary>
    public string? ReferenceBackOffice { get; init; }

    /// <summary>What it says in its own words.</summary>
    public required WorkOrderDetails Details { get; init; }

    /// <summary>When the work may be done.</summary>
    public required ServiceWindow Window { get; init; }

    /// <summary>Where the work is, when the equipment is mobile.</summary>
    public required SiteAddress Address { get; init; }

    /// <summary>When the suggested technician would start.</summary>
    public DateTimeOffset? SuggestedDateStart { get; init; }

    /// <summary>What is serviced.</summary>
    public required Reference Project { get; init; }

    /// <summary>What kind of work it is.</summary>
    public required Reference JobType { get; init; }

    /// <summary>How urgent it is.</summary>
    public required Reference JobPriority { get; init; }

    /// <summary>Where it stands.</summary>
    public required Reference JobStatus { get; init; }

    /// <summary>Who might do it.</summary>
    public required Reference SuggestedUser { get; init; }

    /// <summary>What the technician must be able to do.</summary>
    public required Reference Skill { get; init; }

    /// <summary>The address on a fixed site.</summary>
    public required Reference DbAddress { get; init; }

    /// <summary>The country of the address, when the equipment is mobile.</summary>
    public required Reference Country { get; init; }

    /// <summary>The main contact.</summary>
    public required Reference Contact { get; init; }

    /// <summary>The company that asks.</summary>
    public required Reference RequestedByCompany { get; init; }

    /// <summary>Who at that company asks.</summary>
    public required Reference RequestedByContact { get; init; }

    /// <summary>The leader, when there are several technicians.</summary>
    public required Reference ApprovalResponsibleUser { get; init; }

    /// <summary>The order that groups it. Resolved before all else, since it decides which orders are to be created.</summary>
    public required Reference Parent { get; init; }

    /// <summary>The order that groups it, where the message embeds it.</summary>
    public RequestedWorkOrder? ParentOrder { get; init; }

    /// <summary>Where it stands in the message: a JSON Pointer.</summary>
    public string At { get; private set; } = "";

    /// <summary>Its identity: the row it will be; set when it is resolved.</summary>
    public Row? Row { get; set; }

    /// <summary>The start and the end of what it suggests; null when it suggests nothing that can be planned.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? SuggestedTime =>
        SuggestedDateStart is { } start && SuggestedUser.IsGiven && (DateTimeOffset.MaxValue - start).TotalMinutes > Minutes ? (start, start.AddMinutes(Minutes)) : null;

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

    /// <summary>What it refers to, its parent apart. A method: mappers take a property for data.</summary>
    public IReadOnlyList<Reference> References() => _references ??=
    [
        Project, JobType, JobPriority, JobStatus, SuggestedUser, Skill, DbAddress, Country,
        Contact, RequestedByCompany, RequestedByContact, ApprovalResponsibleUser,
    ];

    /// <summary>Says where it stands in the message, so that problems can point there.</summary>
    public void Place(string at)
    {
        At = at;
        foreach (var reference in References().Append(Parent))
        {
            reference.At = at;
        }
        ParentOrder?.Place(Parent.EmbeddedPointer);
    }

    /// <summary>The reference of this name, the parent included; null when there is none.</summary>
    public Reference? Find(string name)
    {
        foreach (var reference in References())
        {
            if (reference.Name == name)
            {
                return reference;
            }
        }
        return Parent.Name == name ? Parent : null;
    }

    /// <summary>Where a field stands, or the form in which a reference of that name was given.</summary>
    public string PointerOf(string field) => Find(field) switch
    {
        null => $"{At}/{field}",
        // Which row is meant could not be told: what is known of it is what the message embeds.
        { Row: null, Embedded: not null } unresolved => unresolved.EmbeddedPointer,
        var reference => reference.Pointer,
    };

    /// <summary>Asks for all that must be known of what is stored, to create it.</summary>
    public void Ask(Lookup lookup)
    {
        lookup.Of<Job>().Add(Id, ReferenceBackOffice);
        lookup.Of<Job>().Add(Parent.Id, Parent.Key);
        lookup.Of<Job>().Whole |= Parent.Embedded is not null;
        lookup.Add(References().Where(reference => reference.IsGiven));
        lookup.Of<JobPriority>().Default |= !JobPriority.IsGiven;
        lookup.Of<Project>().Ancestors |= DbAddress.IsGiven;
        if (SuggestedTime is { } time)
        {
            lookup.AddCommitments(SuggestedUser, time.From, time.To);
        }
    }

    private int Minutes => Details.EstimatedTime is > 0 and <= WorkOrderDetails.LongestEstimate and var minutes ? minutes : WorkOrder.DefaultEstimate;
}
