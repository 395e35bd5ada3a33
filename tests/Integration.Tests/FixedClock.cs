namespace WorkOrders.Integration.Tests;

/// <summary>A clock that stands still.</summary>
/// <param name="now">The time that it shows.</param>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;
}
