using FluentValidation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Validation;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>
/// Validates a work order and its embedded parents: the declared limits, the keys of embedded objects, and the order of the dates.
/// </summary>
internal sealed class RequestedWorkOrderValidator : AbstractValidator<RequestedWorkOrder>
{
    /// <summary>The field that contains the embedded parent order.</summary>
    public const string ParentOrder = "_parent_job";

    /// <summary>The last year in which suggested work can start, so that its end is still a valid date.</summary>
    private const int MaxYear = 9998;

    public RequestedWorkOrderValidator()
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
        AddDateRules();
        RuleFor(order => order.ParentOrder).SetValidator(this!).OverridePropertyName(ParentOrder);
    }

    private void AddDateRules()
    {
        RuleFor(order => order.Window.DueDate).Must((order, _) => order.Window.IsOrdered)
            .OverridePropertyName("due_date").WithErrorCode("window_reversed")
            .WithState(order => order.Window.EarliestDatePlannable?.ToWire())
            .WithMessage((order, due) => NotBefore("due_date", order.Window, due));
        RuleFor(order => order.SuggestedDateStart)
            .Must((order, start) => start is null || !order.Window.IsOrdered || order.Window.Contains(start.Value))
            .OverridePropertyName("suggested_date_start").WithErrorCode("outside_window")
            .WithState(order => Accepted(order.Window))
            .WithMessage((order, start) => start < order.Window.EarliestDatePlannable
                ? NotBefore("suggested_date_start", order.Window, start)
                : NotAfter("suggested_date_start", order.Window, start));
        RuleFor(order => order.SuggestedDateStart).Must(start => start is not { Year: > MaxYear })
            .OverridePropertyName("suggested_date_start").WithErrorCode("out_of_range")
            .WithMessage((_, start) => $"\"suggested_date_start\" must not be after the year {MaxYear}; received {start?.ToWire()}.");
    }

    /// <summary>The times in a window: both ends, or the only one in words.</summary>
    private static object Accepted(ServiceWindow window) =>
        (window.EarliestDatePlannable?.ToWire(), window.DueDate?.ToWire()) switch
        {
            (null, var due) => $"not after {due}",
            (var earliest, null) => $"not before {earliest}",
            var (earliest, due) => new[] { earliest, due },
        };

    private static string NotBefore(string field, ServiceWindow window, DateTimeOffset? received) =>
        $"\"{field}\" must not be before \"earliest_date_plannable\" ({window.EarliestDatePlannable?.ToWire()}); "
            + $"received {received?.ToWire()}.";

    private static string NotAfter(string field, ServiceWindow window, DateTimeOffset? received) =>
        $"\"{field}\" must not be after \"due_date\" ({window.DueDate?.ToWire()}); received {received?.ToWire()}.";
}
