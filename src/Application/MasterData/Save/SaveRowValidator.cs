using System.Collections.Concurrent;
using FluentValidation;
using FluentValidation.Results;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Validation;

namespace WorkOrders.Application.MasterData.Save;

/// <summary>
/// Validates what needs no database: the required fields, the declared limits, the keys of embedded objects, and that the message does not
/// name another row than the URL.
/// </summary>
internal sealed class SaveRowValidator : AbstractValidator<SaveRowCommand>
{
    private static readonly ConcurrentDictionary<Entity, IValidator<SaveRowCommand>> Rules = new();

    /// <inheritdoc/>
    public override ValidationResult Validate(ValidationContext<SaveRowCommand> context) =>
        Rules.GetOrAdd(context.InstanceToValidate.Entity, RulesOf).Validate(context);

    private static InlineValidator<SaveRowCommand> RulesOf(Entity entity)
    {
        var rules = new InlineValidator<SaveRowCommand>();
        foreach (var field in entity.Fields.Where(field => field.IsRequired))
        {
            rules.RuleFor(command => field.Get(command.Message)).NotNull().When(command => command.Requires(field))
                .OverridePropertyName(field.Name).WithErrorCode("required")
                .WithMessage(command => $"\"{field}\" is required{(command.Mode == SaveMode.Merge ? " and cannot be cleared" : "")}.");
        }
        foreach (var fields in entity.References.Where(fields => fields is { Embedded: not null, Id.IsReadOnly: false }))
        {
            rules.RequireKey(
                fields, command => new(fields, command.Message, ""), command => fields.Embedded!.Get(command.Message)).AndWithin(fields);
        }
        rules.AddLimits(command => command.Message, entity.Fields, entity.Fields);
        rules.MatchAddress(entity, command => command.Address, command => command.Message);
        return rules;
    }
}
