namespace WorkOrders.Application.Tenancy;

/// <summary>A tenant as administered.</summary>
/// <param name="Name">Its name in lower case, the <c>domain</c> of its credentials.</param>
/// <param name="TimeZone">IANA id.</param>
/// <param name="Nulls"><c>null</c> or <c>default</c>.</param>
/// <param name="Handling"><c>lenient</c> or <c>strict</c>.</param>
public sealed record Tenant(string Name, string TimeZone, string Nulls, string Handling);
