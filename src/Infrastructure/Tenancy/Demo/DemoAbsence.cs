namespace WorkOrders.Infrastructure.Tenancy.Demo;

/// <summary>An absence of a technician.</summary>
/// <param name="From">The start.</param>
/// <param name="To">The end (exclusive).</param>
/// <param name="Reason">The reason.</param>
internal sealed record DemoAbsence(DemoTime From, DemoTime To, string Reason);
