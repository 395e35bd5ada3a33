namespace WorkOrders.Application.Requests;

/// <summary>Begins transactions of several requests.</summary>
public interface IRequestTransactions
{
    /// <summary>Begins a transaction in a tenant.</summary>
    /// <param name="tenant">The id of the tenant.</param>
    /// <param name="isRetry">
    /// Whether an earlier transaction of the same requests had a conflict. The retries of a tenant are queued, so that they do not conflict
    /// with each other again.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IRequestTransaction> Begin(Guid tenant, bool isRetry, CancellationToken cancellationToken);
}
