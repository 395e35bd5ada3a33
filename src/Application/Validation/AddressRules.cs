using FluentValidation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;

namespace WorkOrders.Application.Validation;

/// <summary>The rules that a message and the URL of its request identify the same row.</summary>
internal static class AddressRules
{
    /// <summary>Adds the rules for the id and the key, and the declared limit of a key in the URL, which a new row gets.</summary>
    /// <param name="validator">The validator to add the rules to.</param>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="address">Returns the row that the URL addresses; null if it addresses none.</param>
    /// <param name="message">Returns the message: a record of the entity.</param>
    public static void MatchAddress<T>(
        this AbstractValidator<T> validator, Entity entity, Func<T, RowAddress?> address, Func<T, EntityRecord> message)
    {
        Match(validator, entity.Id, command => entity.IdOf(message(command)), command => address(command)?.Id);
        Match(validator, entity.Key, command => entity.KeyOf(message(command)), command => address(command)?.Key);
        validator.AddLimits(entity.Key, command => address(command)?.Key);
    }

    private static void Match<T>(
        AbstractValidator<T> validator, Field field, Func<T, object?> sent, Func<T, object?> addressed) =>
        validator.RuleFor(command => sent(command))
            .Must((command, value) => value is null || addressed(command) is not { } named || named.Equals(value))
            .OverridePropertyName(field.Name).WithErrorCode("other_row").WithState(addressed)
            .WithMessage((command, value) => $"\"{field}\" must be \"{addressed(command)}\", as in the URL; received \"{value}\". Send "
                + $"\"{addressed(command)}\", or omit the field.");
}
