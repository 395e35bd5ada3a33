namespace WorkOrders.Application.Changes;

/// <summary>The delay of the change feed.</summary>
/// <param name="Waiting">The number of changes of all tenants that cannot be read yet, counted up to <see cref="Most"/>.</param>
/// <param name="OldestSeconds">The age in seconds of the oldest of these changes; 0 if there are none.</param>
public sealed record ChangeLag(int Waiting, double OldestSeconds)
{
    /// <summary>The maximum number of changes that are counted.</summary>
    public const int Most = 10_000;
}
