using MediatR;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.References;

/// <summary>
/// Step 3: resolves the references of a command. One read, however many names; embedded objects become planned inserts and updates.
/// A second read, for similar keys, happens only when the command is refused anyway.
/// </summary>
public sealed class ReferenceResolutionBehavior<TRequest, TResponse>(
    IReferenceCatalogue catalogue, IPlannedRows plannedRows, IEnumerable<IRowRule> rules, RequestContext context)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IHasReferences
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        request.Rows = new(await catalogue.Find(request.Collect, cancellationToken));
        var resolver = new ReferenceResolver(request.Rows, request.OnMissing, rules, context.Problems);
        resolver.Resolve(request.ResolveOwnRows(resolver));
        await AddUnresolved(resolver.Unresolved, cancellationToken);
        foreach (var row in resolver.Planned)
        {
            plannedRows.Add(row);
        }
        return await next();
    }

    private async Task AddUnresolved(IReadOnlyList<UnresolvedReference> unresolved, CancellationToken cancellationToken)
    {
        var keys = unresolved.Where(reference => reference.Key is not null)
            .Select(reference => (reference.Entity, reference.Key!)).Distinct().ToList();
        var suggestions = keys.Count == 0 ? null : await catalogue.Near(keys, cancellationToken);
        foreach (var (problem, entity, key) in unresolved)
        {
            context.Problems.Add(key is not null && suggestions!.TryGetValue((entity, key), out var near) ? near.AddTo(problem) : problem);
        }
    }
}
