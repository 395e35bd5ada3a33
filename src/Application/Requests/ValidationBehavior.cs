using FluentValidation;
using MediatR;
using WorkOrders.Domain;

namespace WorkOrders.Application.Requests;

/// <summary>Validates the command and collects the problems. Later steps add problems, so that one response lists all of them.</summary>
public sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators, RequestContext context)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            context.Problems.Add(validator.Validate(request), "", ProblemKind.Malformed);
        }
        return next();
    }
}
