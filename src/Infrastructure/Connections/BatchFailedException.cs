namespace WorkOrders.Infrastructure.Connections;

/// <summary>The reads or writes of a batch failed together, perhaps because of only one of them; the batch stores nothing.</summary>
internal sealed class BatchFailedException(Exception failure) : Exception(failure.Message, failure);
