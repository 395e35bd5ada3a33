using FluentValidation;
using MediatR;
using WorkOrders.Domain;

namespace WorkOrders.Application.Requests;

/// <summary>
/// Step 1: is the message well formed? Collects what is not; the steps after it add what they find, so that one refusal names all.
/// </summary>
public sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators, RequestContext context)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            context.Problems.Add(validator.Validate(request), "", ProblemKind.Form);
        }
        return next();
    }
}
