namespace WorkOrders.Application.Tenancy;

/// <summary>A tenant and its settings, as administrators see them.</summary>
/// <param name="Name">The tenant's name in lower case, the <c>domain</c> of its credentials.</param>
/// <param name="TimeZone">The IANA id of the time zone.</param>
/// <param name="Nulls">How responses write missing values: <c>null</c> or <c>default</c>.</param>
/// <param name="Handling">How strictly requests are read: <c>lenient</c> or <c>strict</c>.</param>
/// <param name="IfMatch">Whether changes must state the version they are based on: <c>optional</c> or <c>required</c>.</param>
/// <param name="Costs">The weights of costs that are set, such as <c>distance=2,lateness=20</c>, or else <c>default</c>.</param>
public sealed record Tenant(string Name, string TimeZone, string Nulls, string Handling, string IfMatch, string Costs);
