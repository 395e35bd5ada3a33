using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Change;

/// <summary>
/// A stored order with the fields of a message: the order as it would be. References that the message does not give are given by their ids.
/// </summary>
public sealed class MergedWorkOrder
{
    private static readonly Entity Jobs = Entity.Of<Job>();
    private static readonly Field DateClosed = Jobs.FieldOf(nameof(Job.DateClosed));
    private static readonly ReferenceFields[] References = [.. Jobs.References.Where(reference => !reference.Id.IsReadOnly)];
    private static readonly ReferenceFields Parent = Jobs.ReferenceOf(nameof(Job.ParentId));
    private static readonly ReferenceFields RequestedByCompany = Jobs.ReferenceOf(nameof(Job.RequestedByCompanyId));

    // The server sets the dates of creation and of the last change; a key is merged with the address of the request.
    private static readonly Field[] Fields =
    [
        .. Jobs.Fields.Where(field => field is { IsReadOnly: false } && field != Jobs.Id && field != Jobs.Key)
            .Except(References.SelectMany(reference => reference.Forms))
            .Except([Jobs.FieldOf(nameof(Job.DateCreate)), Jobs.FieldOf(nameof(Job.DateUpdate)), DateClosed]),
    ];

    private readonly Job _stored;
    private readonly RequestedWorkOrder _message;
    private readonly SaveMode _mode;
    private readonly ResolvedRows _rows;
    private readonly StatusChange? _status;

    /// <summary>Merges a message into a stored order.</summary>
    /// <param name="row">The complete row of the order.</param>
    /// <param name="message">The order as the request sends and addresses it.</param>
    /// <param name="mode">Whether the message is the whole order.</param>
    /// <param name="rows">The rows of this attempt.</param>
    public MergedWorkOrder(Row row, RequestedWorkOrder message, SaveMode mode, ResolvedRows rows)
    {
        (Row, _stored, _message, _mode, _rows) = (row, row.As<Job>(), message, mode, rows);
        Order = Merge();
        Order.SetPointer("");
        var target = rows.ById(Order.JobStatus.Target, IdOf(Order.JobStatus));
        _status = target is null ? null : new(WorkOrderLoader.StatusOf(row, rows), target.As<JobStatus>().ToStatus());
    }

    /// <summary>The complete row of the order.</summary>
    public Row Row { get; }

    /// <summary>The order as it would be.</summary>
    public RequestedWorkOrder Order { get; }

    /// <summary>Whether the message gives the parent of the order.</summary>
    public bool GivesParent => Gives(Parent);

    /// <summary>Whether the message is the whole order, so that omitted references get their defaults.</summary>
    public bool IsWhole => _mode == SaveMode.Replace;

    /// <summary>Whether the window in which the work can be done changes.</summary>
    public bool ChangesWindow => Order.Window != JobMapper.Window.Read(_stored);

    /// <summary>
    /// Whether the suggested start must be checked: it changes, or the window changes around a start that is only suggested.
    /// </summary>
    public bool MustCheckStart => ChangesStart || (ChangesWindow && _status?.To.System.IsUnplanned == true);

    /// <summary>Whether the message clears the closing date of an order that stays closed.</summary>
    public bool ClearsDateClosed => _message.Message.IsPresent(DateClosed) && _message.Message.DateClosed is null
        && _stored.DateClosed is not null && _status?.To.System.Closes == true;

    private bool ChangesStart => Order.SuggestedDateStart != _stored.SuggestedDateStart;

    private bool ChangesSite => Changes(Order.Project) || Changes(Order.DbAddress) || Changes(Order.Country)
        || Order.Address != JobMapper.Address.Read(_stored);

    private bool ChangesRequester => Changes(Order.RequestedByContact) || Changes(Order.Find(RequestedByCompany));

    private bool ChangesSuggestion => Changes(Order.SuggestedUser) || ChangesStart
        || (Order.Details.EstimatedTime != _stored.EstimatedTime && IsSuggested)
        || _status is { LeavesSystemStatus: true, To.System: var system } && system == SystemStatus.Suggested;

    private bool IsSuggested => _status?.To.System == SystemStatus.Suggested
        || _rows.RowsOf<JobPlanning>().Any(entry => entry.JobsId == Row.Id && entry.IsFirm != true);

    private bool ChangesRuleInput => ChangesSite || ChangesRequester || ChangesSuggestion || Changes(Order.Parent);

    private bool ConcernsChildren => _status is { LeavesSystemStatus: true, IsInTable: true, To.System.Closes: true };

    private bool BecomesPlanned => _status is { LeavesSystemStatus: true, To.System: var system } && system == SystemStatus.Planned;

    /// <summary>Whether more must be looked up: what the rules read, the children of the order, or the bookings of its users.</summary>
    public bool NeedsMore => ChangesRuleInput || ConcernsChildren || BecomesPlanned;

    /// <summary>The references that the message gives and that are resolved like those of a new order.</summary>
    public IEnumerable<Reference> GivenReferences => Order.References.Where(reference => reference.IsGiven && Gives(reference.Fields));

    /// <summary>The ids of the technicians of the order: those who are planned or suggested, and the leader.</summary>
    public IEnumerable<Guid> TechnicianIds => _rows.RowsOf<JobPlanning>().Where(entry => entry.JobsId == Row.Id)
        .Select(entry => entry.UserId).Concat([_stored.SuggestedUserId, _stored.ApprovalResponsibleUserId]).OfType<Guid>();

    /// <summary>Adds what must be looked up in addition.</summary>
    /// <param name="lookup">The lookup to add to.</param>
    /// <param name="withTechnicians">Whether to add the technicians of the order, too, for messages that name them.</param>
    public void Collect(Lookup lookup, bool withTechnicians)
    {
        foreach (var technician in withTechnicians ? TechnicianIds : [])
        {
            lookup.For<User>().Add(technician, null);
        }
        if (ChangesRuleInput)
        {
            Order.Collect(lookup);
            lookup.For<Job>().IncludeAncestors |= Changes(Order.Parent);
        }
        if (ConcernsChildren)
        {
            lookup.For<Job>().AddDescendants(Row.Id);
        }
        if (BecomesPlanned)
        {
            foreach (var entry in _rows.RowsOf<JobPlanning>().Where(entry => entry.JobsId == Row.Id && entry.IsFirm != true))
            {
                // The user, too, whose entries may be allowed to overlap.
                lookup.For<User>().Add(entry.UserId, null);
                lookup.Ask(new AvailabilityQuestion(entry.UserId, null, entry.DateFrom!.Value, entry.DateTo!.Value));
            }
            if (ChangesSuggestion && Order.SuggestedTime is { } time)
            {
                foreach (var (_, id, key) in Order.SuggestedUser.Identifiers)
                {
                    lookup.Ask(new AvailabilityQuestion(id, key, time.From, time.To));
                }
            }
        }
    }

    /// <summary>Resolves the references that stay as they are, as far as their rows were looked up.</summary>
    public void ResolveUnchanged()
    {
        foreach (var reference in Order.References.Where(reference => !Gives(reference.Fields)))
        {
            if (_rows.ById(reference.Target, reference.Id) is { } row)
            {
                _rows.Resolve(reference, row);
            }
        }
    }

    /// <summary>
    /// Returns the order as the domain's rules read it. The inputs of rules about things that do not change are left out: these rules were
    /// applied when the order was created or last changed.
    /// </summary>
    public NewWorkOrder ToNewWorkOrder()
    {
        if (IsWhole)
        {
            NewWorkOrderFactory.ResolveDefaults(Order, _rows);
        }
        var order = NewWorkOrderFactory.Create(Row.Id, Order.ReferenceBackOffice, Order, _rows);
        var links = Links();
        return order with
        {
            Links = links,
            Address = order.Address with { DbCountryId = links[Order.Country.Name] },
            Site = SiteOf(order),
            CompanyOfRequester = ChangesRequester ? order.CompanyOfRequester : links.RequestedByCompanyId,
        };
    }

    private RequestedWorkOrder Merge()
    {
        var merged = (Job)Jobs.Fields.Copy(_stored);
        foreach (var field in Fields.Where(Gives))
        {
            field.Set(merged, field.Get(_message.Message));
        }
        foreach (var reference in References.Where(Gives))
        {
            foreach (var form in reference.Forms)
            {
                form.Set(merged, form.Get(_message.Message));
            }
            merged.BindKey(reference, _message.Message.FindKey(reference));
        }
        // The domain keeps the stored date, unless the message gives another one or the status changes.
        DateClosed.Set(merged, _message.Message.DateClosed);
        return new()
        {
            Message = merged,
            Id = _stored.Id,
            ReferenceBackOffice = Gives(Jobs.Key) ? _message.ReferenceBackOffice : _stored.ReferenceBackOffice,
            Details = JobMapper.Details.Read(merged),
            Window = JobMapper.Window.Read(merged),
            Address = JobMapper.Address.Read(merged),
            SuggestedDateStart = merged.SuggestedDateStart,
            ParentOrder = Gives(Parent) ? _message.ParentOrder : null,
        };
    }

    private Site? SiteOf(NewWorkOrder order) => order.Site switch
    {
        null => null,
        _ when !ChangesSite => null,
        // A project with a closed status accepts no new orders, but keeps the existing ones.
        { } site => Changes(Order.Project) ? site : site with { ClosedBy = null },
    };

    private bool Gives(Field field) => IsWhole || _message.Message.IsPresent(field);

    private bool Gives(ReferenceFields reference) => IsWhole || reference.Forms.Any(_message.Message.IsPresent);

    private bool Changes(Reference reference) => Gives(reference.Fields)
        && (reference.Embedded is not null || IdOf(reference) != (Guid?)reference.Fields.Id.Get(_stored));

    private Guid? IdOf(Reference reference) => reference.Id ?? _rows.ByKey(reference.Target, reference.Key)?.Id;

    // A reference that was not found counts as unchanged, because it is a problem of its own.
    private WorkOrderLinks Links() => new(Order.References.Append(Order.Parent)
        .Select(reference => (reference.Name, Id: _rows[reference]?.Id
            ?? (reference.IsGiven ? (Guid?)reference.Fields.Id.Get(_stored) : null)))
        .Where(link => link.Id is not null)
        .ToDictionary(link => link.Name, link => link.Id!.Value));
}
