using MediatR;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.References;

/// <summary>
/// Step 3: do the things it names exist? One read, however many names; embedded objects become planned inserts and updates.
/// A second read, for near names, only when the message is refused anyway.
/// </summary>
public sealed class ReferenceResolutionBehavior<TRequest, TResponse>(
    IReferenceCatalogue catalogue, IPlannedRows plannedRows, TechnicianSchedule commitments, RequestContext context)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IHasReferences
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        request.ResolvedRows = new(await catalogue.Find(request.Ask, cancellationToken));
        commitments.Take(request.ResolvedRows);

        var resolution = new Resolution(request.ResolvedRows, request.OnMissing, context.Problems);
        request.Identify(resolution, context.Problems);
        resolution.Resolve(request.References());
        await TellUnknown(resolution.Unknown, cancellationToken);
        foreach (var row in resolution.Planned)
        {
            plannedRows.Add(row);
        }
        return await next();
    }

    private async Task TellUnknown(IReadOnlyList<UnresolvedReference> unknown, CancellationToken cancellationToken)
    {
        if (unknown.Count == 0)
        {
            return;
        }
        var keys = unknown.Where(name => name.Key is not null).Select(name => (name.Entity, name.Key!)).Distinct().ToList();
        var near = keys.Count == 0 ? null : await catalogue.Near(keys, cancellationToken);
        foreach (var name in unknown)
        {
            context.Problems.Add(name.With(name.Key is null ? SimilarKeys.None : near!.GetValueOrDefault((name.Entity, name.Key), SimilarKeys.None)));
        }
    }
}
