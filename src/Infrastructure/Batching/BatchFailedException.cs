namespace WorkOrders.Infrastructure.Batching;

/// <summary>Units of work that looked or wrote together failed together, perhaps because of another than the one that sees this; nothing of them is stored.</summary>
internal sealed class BatchFailedException(Exception failure) : Exception(failure.Message, failure);
