using FluentValidation;
using FluentValidation.Results;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>The form of one work order: the limits its fields declare, and the order of its dates.</summary>
internal sealed class RequestedWorkOrderValidator : AbstractValidator<RequestedWorkOrder>
{
    private static readonly Field Key = Entity.Of<Job>().Key;
    private static readonly Limits Details = new(Fields.Of(typeof(WorkOrderDetails)), Entity.Of<Job>().Fields);
    private static readonly Limits Address = new(Fields.Of(typeof(SiteAddress), SiteAddress.Prefix), Entity.Of<Job>().Fields);

    /// <summary>How many limits not kept are looked for: a list of a hundred thousand faults is refused as surely by its first thousand.</summary>
    private const int MostBreaches = 1_000;

    /// <summary>The last year in which a suggestion may start, so that its end stays on the calendar.</summary>
    private const int LastYear = 9998;

    public RequestedWorkOrderValidator()
    {
        RuleFor(order => order).Custom((order, context) =>
        {
            foreach (var breach in Breaches(order).Take(MostBreaches))
            {
                // Failures are named relative to the order, as those of the rules below are.
                context.AddFailure(new ValidationFailure(breach.Pointer[(order.Pointer.Length + 1)..], breach.Message, breach.Value) { ErrorCode = breach.Code, CustomState = breach.Accepted });
            }
        });
        RuleFor(order => order.Window.DueDate).Must((order, _) => order.Window.IsOrdered)
            .OverridePropertyName("due_date").WithErrorCode("window_reversed")
            .WithState(order => order.Window.EarliestDatePlannable?.ToWire())
            .WithMessage(order => $"due_date must not be before earliest_date_plannable ({order.Window.EarliestDatePlannable?.ToWire()}).");
        RuleFor(order => order.SuggestedDateStart).Must((order, start) => start is null || !order.Window.IsOrdered || order.Window.Admits(start.Value))
            .OverridePropertyName("suggested_date_start").WithErrorCode("outside_window")
            .WithState(order => new[] { order.Window.EarliestDatePlannable?.ToWire(), order.Window.DueDate?.ToWire() })
            .WithMessage(order => $"suggested_date_start must lie between earliest_date_plannable ({order.Window.EarliestDatePlannable?.ToWire()}) and due_date ({order.Window.DueDate?.ToWire()}).");
        RuleFor(order => order.SuggestedDateStart).Must(start => start is not { Year: > LastYear })
            .OverridePropertyName("suggested_date_start").WithErrorCode("out_of_range")
            .WithMessage($"suggested_date_start must not be after the year {LastYear}.");
    }

    private static IEnumerable<Limits.Breach> Breaches(RequestedWorkOrder order)
    {
        var embedding = order.References.Where(reference => reference.Embedded is not null);
        return Details.Check(order.Details, order.Pointer)
            .Concat(Address.Check(order.Address, order.Pointer))
            .Concat(Limits.Check(order.ReferenceBackOffice, Key, order.Pointer))
            .Concat(Reference.WithDescendants(embedding).Append(order.Parent).Where(IsUnnamed).Select(Unnamed))
            .Concat(embedding.SelectMany(reference => Limits.Of(reference.Target.Type).Check(reference.Embedded!, reference.EmbeddedPointer)));
    }

    private static bool IsUnnamed(Reference reference) => reference.Embedded is not null && !reference.Names.Any();

    private static Limits.Breach Unnamed(Reference reference) => new(reference.EmbeddedPointer, "no_key",
        $"An embedded {reference.Target} must say which it is: give its id or its {reference.Target.Key}.", null, new[] { "id", reference.Target.Key.Name });
}
