using FluentValidation;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Validates that parents are not embedded too deeply.</summary>
internal sealed class NestingDepthValidator : AbstractValidator<RequestedWorkOrder>
{
    public NestingDepthValidator()
    {
        const int maxDepth = CreateWorkOrderCommand.MaxNesting;
        var tooDeep = string.Join('.', Enumerable.Repeat(RequestedWorkOrderValidator.ParentOrder, maxDepth + 1));
        RuleFor(order => order.AncestorAt(maxDepth + 1)).Null()
            .OverridePropertyName(tooDeep)
            .WithErrorCode("nested_too_deep").WithState(_ => maxDepth)
            .WithMessage($"\"_parent_job\" may be nested at most {maxDepth} levels deep; create the other ancestors separately.");
    }
}
