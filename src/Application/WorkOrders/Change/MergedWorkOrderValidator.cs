using FluentValidation;
using FluentValidation.Results;
using WorkOrders.Application.WorkOrders.Create;

namespace WorkOrders.Application.WorkOrders.Change;

/// <summary>Validates an order as it would be: that it has what every order needs, and the order of its dates.</summary>
internal static class MergedWorkOrderValidator
{
    private static readonly IValidator<RequestedWorkOrder> Required = WorkOrderRules.Only(rules => rules.RequireFields());
    private static readonly IValidator<RequestedWorkOrder> Window = WorkOrderRules.Only(rules => rules.CheckWindow());
    private static readonly IValidator<RequestedWorkOrder> Start = WorkOrderRules.Only(rules => rules.CheckSuggestedStart());

    /// <summary>Validates a new order.</summary>
    public static ValidationResult Validate(RequestedWorkOrder order) => Validate(order, [Required, Window, Start]);

    /// <summary>Validates a changed order. Dates that do not change were validated before.</summary>
    public static ValidationResult Validate(MergedWorkOrder merged) => Validate(
        merged.Order, [Required, .. merged.ChangesWindow ? [Window] : Array.Empty<IValidator<RequestedWorkOrder>>(),
            .. merged.MustCheckStart ? [Start] : Array.Empty<IValidator<RequestedWorkOrder>>()]);

    private static ValidationResult Validate(RequestedWorkOrder order, IEnumerable<IValidator<RequestedWorkOrder>> validators) =>
        new(validators.SelectMany(validator => validator.Validate(order).Errors));
}
