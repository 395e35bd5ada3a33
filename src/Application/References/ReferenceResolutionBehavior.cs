using MediatR;
using WorkOrders.Application.Pipeline;
using WorkOrders.Application.Planning;

namespace WorkOrders.Application.References;

/// <summary>
/// Step 3: do the things it names exist? One read, however many names; embedded objects become planned inserts and updates.
/// A second read, for near names, only when the message is refused anyway.
/// </summary>
public sealed class ReferenceResolutionBehavior<TRequest, TResponse>(
    IReferenceCatalogue catalogue, IPlannedRows plannedRows, Commitments commitments, Problems problems)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IRefers
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        request.Found = new(await catalogue.Find(request.Ask, cancellationToken));
        commitments.Take(request.Found);

        var resolution = new Resolution(request.Found, request.OnMissing, problems);
        request.Identify(resolution, problems);
        resolution.Resolve(request.References());
        await TellUnknown(resolution.Unknown, cancellationToken);
        foreach (var row in resolution.Planned)
        {
            plannedRows.Add(row);
        }
        return await next();
    }

    private async Task TellUnknown(IReadOnlyList<UnknownName> unknown, CancellationToken cancellationToken)
    {
        if (unknown.Count == 0)
        {
            return;
        }
        var keys = unknown.Where(name => name.Key is not null).Select(name => (name.Entity, name.Key!)).Distinct().ToList();
        var near = keys.Count == 0 ? null : await catalogue.Near(keys, cancellationToken);
        foreach (var name in unknown)
        {
            problems.Add(name.With(name.Key is null ? NearKeys.None : near!.GetValueOrDefault((name.Entity, name.Key), NearKeys.None)));
        }
    }
}
