using System.Collections;
using System.Collections.Concurrent;
using FluentValidation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;

namespace WorkOrders.Application.Validation;

/// <summary>
/// Creates validation rules from the limits that fields declare (length, range): a rule for each field, each embedded object and each list.
/// Properties have their wire names, so that a property path can be converted to a JSON Pointer.
/// </summary>
internal static class DeclaredLimits
{
    private static readonly ConcurrentDictionary<Type, IValidator<object>> Rows = new();

    /// <summary>
    /// Returns the rules for a row. They require no fields, because the required fields depend on whether the row already exists.
    /// </summary>
    public static IValidator<object> ForRow(Type type) => Rows.GetOrAdd(type, static type =>
    {
        var validator = new InlineValidator<object>();
        validator.AddLimits(row => row, Fields.Of(type), Fields.Of(type));
        return validator;
    });

    /// <summary>Adds the rules for an object that has some fields of a row.</summary>
    /// <param name="validator">The validator to add the rules to.</param>
    /// <param name="part">Returns the object.</param>
    /// <param name="fields">The fields of the object.</param>
    /// <param name="declared">The fields of the row, which declare the limits; matched by name.</param>
    public static void AddLimits<T>(this AbstractValidator<T> validator, Func<T, object> part, Fields fields, Fields declared)
    {
        foreach (var field in fields)
        {
            if (declared.Find(field.Name) is { IsReadOnly: false } limits)
            {
                validator.AddLimits(limits, instance => field.Get(part(instance)));
            }
        }
    }

    /// <summary>Adds the rule for one value; adds none if its field declares no limit.</summary>
    /// <param name="validator">The validator to add the rule to.</param>
    /// <param name="field">The field that declares the limits.</param>
    /// <param name="value">Returns the value.</param>
    public static void AddLimits<T>(this AbstractValidator<T> validator, Field field, Func<T, object?> value)
    {
        switch (field)
        {
            case { Kind: FieldKind.Text, MaxLength: { } max }:
                validator.RuleFor(instance => (string?)value(instance)).SetValidator(new MaxCodePointsValidator<T>(max))
                    .OverridePropertyName(field.Name).WithErrorCode("too_long").WithState(_ => max)
                    .WithMessage((_, text) => FieldProblem.ExplainTooLong(field, text!));
                break;
            case { Kind: FieldKind.Integer or FieldKind.Decimal, Range: { } range }:
                validator.RuleFor(instance => value(instance)).SetValidator(new NumberRangeValidator<T>(range.Minimum, range.Maximum))
                    .OverridePropertyName(field.Name).WithErrorCode("out_of_range").WithState(_ => $"{range.Minimum}..{range.Maximum}")
                    .WithMessage((_, number) => FormattableString.Invariant(
                        $"\"{field}\" must be between {range.Minimum} and {range.Maximum}; received {number}."));
                break;
            case { Kind: FieldKind.Embedded }:
                validator.RuleFor(instance => value(instance))
                    .SetValidator(new EmbeddedObjectValidator<T>(_ => ForRow(field.ElementType)))
                    .OverridePropertyName(field.Name);
                break;
            case { Kind: FieldKind.List }:
                validator.RuleFor(instance => (IEnumerable?)value(instance))
                    .SetValidator(new ListItemsValidator<T>(ForItem(field.ElementType)))
                    .OverridePropertyName(field.Name);
                break;
        }
    }

    /// <summary>Returns the rules for an item of a list: its required fields and its limits.</summary>
    private static InlineValidator<object> ForItem(Type type)
    {
        var validator = new InlineValidator<object>();
        foreach (var field in Fields.Of(type).Where(field => field.IsRequired))
        {
            validator.RuleFor(item => field.Get(item)).NotNull()
                .OverridePropertyName(field.Name).WithErrorCode("required").WithMessage($"\"{field}\" is required.");
        }
        validator.AddLimits(item => item, Fields.Of(type), Fields.Of(type));
        return validator;
    }
}
