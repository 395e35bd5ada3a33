namespace WorkOrders.Infrastructure.Connections;

/// <summary>
/// Units of work that read or wrote in one batch failed together, perhaps because of another one; nothing of them is stored.
/// </summary>
internal sealed class BatchFailedException(Exception failure) : Exception(failure.Message, failure);
