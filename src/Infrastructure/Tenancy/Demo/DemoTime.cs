namespace WorkOrders.Infrastructure.Tenancy.Demo;

/// <summary>A time of the demo tenant's week.</summary>
/// <param name="Day">The day: 1 for Monday, 0 for today (Monday on a weekend), negative in the week before.</param>
/// <param name="Time">The local time of day.</param>
internal sealed record DemoTime(int Day, TimeOnly Time);
