using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace WorkOrders.Application.Requests;

/// <summary>Step 1: is the message well formed? Collects what is not; the steps after it add what they find, so that one refusal names all.</summary>
public sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators, RequestContext context)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            foreach (var failure in validator.Validate(request).Errors.Where(failure => !IsToldAlready(failure)))
            {
                context.Problems.Add(new(failure.PropertyName, failure.ErrorCode, failure.ErrorMessage, failure.AttemptedValue, failure.CustomState) { Kind = ProblemKind.Form });
            }
        }
        return next();
    }

    /// <summary>What could not be read is not missing.</summary>
    private bool IsToldAlready(ValidationFailure failure) =>
        failure.ErrorCode == "required" && context.Problems.IsUnread(failure.PropertyName, failure.CustomState as IReadOnlyList<string>);
}
