namespace WorkOrders.Application.Runs;

/// <summary>Thrown when a run was marked as interrupted before its result was stored, so it must not store it now.</summary>
public sealed class RunAbandonedException() : Exception("The run was marked as interrupted; nothing is stored.");
