using FluentValidation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Validation;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>The rules of form for the fields of a work order. Each validator adds those that apply to its message.</summary>
internal static class WorkOrderRules
{
    /// <summary>The field that contains the embedded parent order.</summary>
    public const string ParentOrder = "_parent_job";

    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <summary>Returns a validator that has only these rules.</summary>
    public static IValidator<RequestedWorkOrder> Only(Action<AbstractValidator<RequestedWorkOrder>> add)
    {
        var validator = new InlineValidator<RequestedWorkOrder>();
        add(validator);
        return validator;
    }

    /// <summary>
    /// Requires the fields and references without which no work order is created (the contract's "Required" and "Optionally required").
    /// </summary>
    public static void RequireFields(this AbstractValidator<RequestedWorkOrder> validator)
    {
        foreach (var required in Fields.Of(typeof(WorkOrderDetails)).Where(field => Jobs.Fields.Find(field.Name)!.IsRequired))
        {
            validator.RuleFor(order => required.Get(order.Details)).NotNull()
                .OverridePropertyName(required.Name).WithErrorCode("required").WithMessage($"\"{required}\" is required.");
        }
        foreach (var required in Jobs.References.Where(reference => reference.IsRequired))
        {
            var forms = required.Forms.Select(form => form.Name).ToArray();
            validator.RuleFor(order => order.Find(required.Name)!.Form)
                .NotNull()
                .OverridePropertyName((required.Embedded ?? required.Key ?? required.Id).Name)
                .WithErrorCode("required")
                .WithState(_ => forms)
                .WithMessage($"One of {string.Join(", ", forms)} is required.");
        }
    }

    /// <summary>Adds the declared limits of the fields, and the rule that embedded objects can be identified.</summary>
    public static void LimitFields(this AbstractValidator<RequestedWorkOrder> validator)
    {
        var embeddable = Jobs.References.Where(reference => reference is { Embedded: not null, Id.IsReadOnly: false })
            .ToLookup(reference => reference.Target == Jobs);

        validator.AddLimits(order => order.Details, Fields.Of(typeof(WorkOrderDetails)), Jobs.Fields);
        validator.AddLimits(order => order.Address, Fields.Of(typeof(SiteAddress), SiteAddress.Prefix), Jobs.Fields);
        validator.AddLimits(Jobs.Key, order => order.ReferenceBackOffice);
        foreach (var fields in embeddable[false])
        {
            validator.RequireKey(fields, order => order.Find(fields), order => order.Find(fields).Embedded).AndWithin(fields);
        }
        foreach (var fields in embeddable[true])
        {
            validator.RequireKey(fields, order => order.Parent, order => order.Parent.Embedded);
        }
        foreach (var fields in embeddable[false])
        {
            validator.AddLimits(fields.Embedded!, order => order.Find(fields).Embedded);
        }
    }

    /// <summary>Limits how deeply parents are embedded.</summary>
    public static void LimitNesting(this AbstractValidator<RequestedWorkOrder> validator)
    {
        const int maxDepth = CreateWorkOrderCommand.MaxNesting;
        validator.RuleFor(order => order.AncestorAt(maxDepth + 1)).Null()
            .OverridePropertyName(string.Join('.', Enumerable.Repeat(ParentOrder, maxDepth + 1)))
            .WithErrorCode("nested_too_deep").WithState(_ => maxDepth)
            .WithMessage($"\"_parent_job\" may be nested at most {maxDepth} levels deep; create the other ancestors separately.");
    }
}
