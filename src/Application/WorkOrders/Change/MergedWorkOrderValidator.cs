using FluentValidation;
using FluentValidation.Results;
using WorkOrders.Application.WorkOrders.Create;

namespace WorkOrders.Application.WorkOrders.Change;

/// <summary>Validates an order as it would be: that it has what every order needs, and the order of its dates.</summary>
internal static class MergedWorkOrderValidator
{
    private static readonly RequiredFieldsValidator Required = new();
    private static readonly ServiceWindowValidator Window = new();
    private static readonly SuggestedStartValidator Start = new();

    /// <summary>Validates a new order.</summary>
    public static ValidationResult Validate(RequestedWorkOrder order) => Validate(order, [Required, Window, Start]);

    /// <summary>Validates a changed order. Dates that do not change were validated before.</summary>
    public static ValidationResult Validate(MergedWorkOrder merged) => Validate(
        merged.Order, [Required, .. merged.ChangesWindow ? [Window] : Array.Empty<IValidator<RequestedWorkOrder>>(),
            .. merged.MustCheckStart ? [Start] : Array.Empty<IValidator<RequestedWorkOrder>>()]);

    private static ValidationResult Validate(RequestedWorkOrder order, IEnumerable<IValidator<RequestedWorkOrder>> validators) =>
        new(validators.SelectMany(validator => validator.Validate(order).Errors));
}
