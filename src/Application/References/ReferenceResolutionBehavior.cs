using MediatR;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.References;

/// <summary>
/// Step 3: do the things it names exist? One read, however many names; embedded objects become planned inserts and updates.
/// A second read, for near names, only when the message is refused anyway.
/// </summary>
public sealed class ReferenceResolutionBehavior<TRequest, TResponse>(
    IReferenceCatalogue catalogue, IPlannedRows plannedRows, TechnicianSchedule commitments, Problems problems)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IHasReferences
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        request.ResolvedRows = new(await catalogue.Find(request.Ask, cancellationToken));
        commitments.Take(request.ResolvedRows);

        var resolution = new Resolution(request.ResolvedRows, request.OnMissing, problems);
        request.Identify(resolution, problems);
        resolution.Resolve(request.References());
        await AddUnresolved(resolution.Unknown, cancellationToken);
        foreach (var row in resolution.Planned)
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
            problems.Add(key is not null && suggestions!.TryGetValue((entity, key), out var near) ? near.AddTo(problem) : problem);
        }
    }
}
