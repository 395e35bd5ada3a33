using FluentValidation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Validation;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Validates the fields of one work order each by itself: the declared limits, and the keys of embedded objects.</summary>
internal sealed class FieldLimitsValidator : AbstractValidator<RequestedWorkOrder>
{
    public FieldLimitsValidator()
    {
        var jobs = Entity.Of<Job>();
        var embeddable = jobs.References.Where(reference => reference is { Embedded: not null, Id.IsReadOnly: false })
            .ToLookup(reference => reference.Target == jobs);

        this.AddLimits(order => order.Details, Fields.Of(typeof(WorkOrderDetails)), jobs.Fields);
        this.AddLimits(order => order.Address, Fields.Of(typeof(SiteAddress), SiteAddress.Prefix), jobs.Fields);
        this.AddLimits(jobs.Key, order => order.ReferenceBackOffice);
        foreach (var fields in embeddable[false])
        {
            this.RequireKey(fields, order => order.Find(fields), order => order.Find(fields).Embedded).AndWithin(fields);
        }
        foreach (var fields in embeddable[true])
        {
            this.RequireKey(fields, order => order.Parent, order => order.Parent.Embedded);
        }
        foreach (var fields in embeddable[false])
        {
            this.AddLimits(fields.Embedded!, order => order.Find(fields).Embedded);
        }
    }
}
