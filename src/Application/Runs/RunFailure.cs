namespace WorkOrders.Application.Runs;

/// <summary>Why a run stored nothing.</summary>
/// <param name="IsInterrupted">Whether the process is stopping; otherwise the run failed.</param>
/// <param name="Detail">The reason, as text.</param>
public sealed record RunFailure(bool IsInterrupted, string Detail);
