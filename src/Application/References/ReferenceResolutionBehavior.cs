using MediatR;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.References;

/// <summary>
/// Step 3: resolves the references of a command. One read, however many names; embedded objects become planned inserts and updates.
/// A second read, for similar keys, happens only when the command is refused anyway.
/// </summary>
public sealed class ReferenceResolutionBehavior<TRequest, TResponse>(
    IReferenceCatalogue catalogue, IPlannedRows plannedRows, IEnumerable<IRowRule> rules, Problems problems)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IHasReferences
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        request.Rows = new(await catalogue.Find(request.Collect, cancellationToken));
        var resolver = new ReferenceResolver(request.Rows, request.OnMissing, rules, problems);
        resolver.Resolve(request.ResolveOwnRows(resolver));
        await AddProblems(resolver.Unresolved, cancellationToken);
        foreach (var row in resolver.Planned)
        {
            plannedRows.Add(row);
        }
        return await next();
    }

    private async Task AddProblems(IReadOnlyList<UnresolvedReference> unresolved, CancellationToken cancellationToken)
    {
        if (unresolved.Count == 0)
        {
            return;
        }
        var keys = unresolved.Where(name => name.Key is not null).Select(name => (name.Entity, name.Key!)).Distinct().ToList();
        var near = keys.Count == 0 ? null : await catalogue.Near(keys, cancellationToken);
        foreach (var name in unresolved)
        {
            problems.Add(name.With(name.Key is null ? SimilarKeys.None : near!.GetValueOrDefault((name.Entity, name.Key), SimilarKeys.None)));
        }
    }
}
