using MediatR;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.References;

/// <summary>
/// Resolves the references of a command. The lookup is repeated while its rows show that more is needed. Embedded objects become inserts
/// and updates. Another read, for similar keys, is necessary only if the command is refused anyway.
/// </summary>
public sealed class ReferenceResolutionBehavior<TRequest, TResponse>(
    IReferenceReader reader, IPendingRows pendingRows, IEnumerable<IRowRule> rules, RequestContext context)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IHasReferences
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        request.Resolved = new(await reader.Find(request.Collect, cancellationToken));
        while (request.NeedsMore())
        {
            request.Resolved = new(await reader.FindMore(request.Collect, cancellationToken));
        }
        var resolver = new ReferenceResolver(request.Resolved, request.OnMissing, context.Preferences.Strict, rules, context.Problems);
        resolver.Resolve(request.ResolveOwnRows(resolver));
        await AddUnresolved(resolver.Unresolved, cancellationToken);
        foreach (var row in resolver.PendingRows)
        {
            pendingRows.Add(row);
            if (row is { IsNew: false, IsMessage: false })
            {
                context.Problems.Warn(ChangedRowWarning.Describe(row));
            }
        }
        return await next();
    }

    private async Task AddUnresolved(IReadOnlyList<UnresolvedReference> unresolved, CancellationToken cancellationToken)
    {
        var keys = unresolved.Where(reference => reference.Key is not null)
            .Select(reference => (reference.Entity, reference.Key!)).Distinct().ToList();
        var suggestions = keys.Count == 0 ? null : await reader.FindSimilarKeys(keys, cancellationToken);
        foreach (var (problem, entity, key) in unresolved)
        {
            context.Problems.Add(key is not null && suggestions!.TryGetValue((entity, key), out var near) ? near.AddTo(problem) : problem);
        }
    }
}
