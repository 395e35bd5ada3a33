using MediatR;

namespace WorkOrders.Application.Changes;

/// <summary>
/// Reads the change feed of a tenant and waits for new changes. A listener that is behind reads pages from the database until it has caught
/// up; then it gets the changes that <see cref="ChangeBroadcast"/> distributes. It has no queue, so a slow listener takes no memory.
/// </summary>
public sealed class ChangeListener : IDisposable
{
    private readonly ChangeBroadcast _broadcast;
    private readonly IMediator _mediator;
    private readonly RecentChanges _recent;
    private GetChangesQuery _query;
    private bool _isBehind = true;

    /// <summary>Starts to listen.</summary>
    /// <param name="broadcast">Distributes the changes.</param>
    /// <param name="mediator">Sends queries of the tenant.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="query">The requested changes and the position after which to start.</param>
    public ChangeListener(ChangeBroadcast broadcast, IMediator mediator, Guid tenant, GetChangesQuery query)
    {
        (_broadcast, _mediator, _query) = (broadcast, mediator, query);
        _recent = broadcast.Join(tenant);
    }

    /// <summary>The position up to which changes have been read.</summary>
    public long Position => _query.After;

    /// <summary>Reads the next page.</summary>
    /// <param name="maxWait">The maximum time to wait if there are no changes after the position.</param>
    /// <param name="cancellationToken">Cancels the wait and the query.</param>
    /// <returns>The page. It is empty if no change arrived in time, or if none that arrived was requested.</returns>
    /// <exception cref="Requests.RefusedException">The feed has not reached the position yet.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<ChangePage> Read(TimeSpan maxWait, CancellationToken cancellationToken)
    {
        var page = (_isBehind ? null : await _recent.WaitForPage(_query, maxWait, cancellationToken))
            ?? await _broadcast.Limit(() => _mediator.Send(_query, cancellationToken), cancellationToken);
        _isBehind = page.More;
        _query = _query with { After = page.Next };
        return page;
    }

    /// <inheritdoc/>
    public void Dispose() => _broadcast.Leave(_recent.TenantId);
}
