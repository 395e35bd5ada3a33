namespace WorkOrders.Application.Changes;

/// <summary>How far the change feed is behind what is written.</summary>
/// <param name="Waiting">How many changes, of all tenants, readers cannot see yet; <see cref="Most"/> stands for more as well.</param>
/// <param name="OldestSeconds">How long the oldest of these has waited; 0 when none waits.</param>
public sealed record ChangeLag(int Waiting, double OldestSeconds)
{
    /// <summary>How many are counted.</summary>
    public const int Most = 10_000;
}
