using System.Collections.Concurrent;
using FluentValidation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;

namespace WorkOrders.Application.Validation;

/// <summary>
/// Rules that require every embedded object, at any depth, to be identifiable: its id or key must be inside it or next to it.
/// </summary>
internal static class EmbeddedKeys
{
    private static readonly ConcurrentDictionary<Entity, IValidator<object>> Rows = new();

    /// <summary>Adds the rule for one reference.</summary>
    /// <param name="validator">The validator to add the rule to.</param>
    /// <param name="fields">The fields of the reference.</param>
    /// <param name="reference">Returns the reference; called only if an object is embedded.</param>
    /// <param name="embedded">Returns the embedded object.</param>
    public static IRuleBuilderOptions<T, object?> RequireKey<T>(
        this AbstractValidator<T> validator, ReferenceFields fields, Func<T, Reference> reference, Func<T, object?> embedded) =>
        validator.RuleFor(instance => embedded(instance))
            .Must((instance, value) => value is null || reference(instance).Identifiers.Any())
            .OverridePropertyName(fields.Embedded!.Name).WithErrorCode("no_key").WithState(_ => new[] { "id", fields.Target.Key.Name })
            .WithMessage($"\"{fields.Embedded}\" has neither an \"id\" nor a \"{fields.Target.Key}\"; send one of them.");

    /// <summary>Adds the rules for objects that are embedded in the embedded object.</summary>
    public static void AndWithin<T>(this IRuleBuilderOptions<T, object?> rule, ReferenceFields fields) =>
        rule.SetValidator(new EmbeddedObjectValidator<T>(row => EmbedsAnything(fields.Target, row) ? ForRow(fields.Target) : null));

    private static bool EmbedsAnything(Entity entity, object row)
    {
        foreach (var fields in entity.References)
        {
            if (fields.Embedded?.Get(row) is not null)
            {
                return true;
            }
        }
        return false;
    }

    private static IValidator<object> ForRow(Entity entity) => Rows.GetOrAdd(entity, static entity =>
    {
        var validator = new InlineValidator<object>();
        foreach (var fields in entity.References.Where(fields => fields is { Embedded: not null, Id.IsReadOnly: false }))
        {
            validator.RequireKey(fields, row => new(fields, (EntityRecord)row, ""), row => fields.Embedded!.Get(row)).AndWithin(fields);
        }
        return validator;
    });
}
