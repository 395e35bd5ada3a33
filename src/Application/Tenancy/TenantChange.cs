namespace WorkOrders.Application.Tenancy;

/// <summary>A change of a tenant's settings. A setting that is null is not changed.</summary>
/// <param name="TimeZone">The IANA id of the time zone.</param>
/// <param name="Nulls">How responses write missing values: <c>null</c> or <c>default</c>.</param>
/// <param name="Handling">How strictly requests are read: <c>lenient</c> or <c>strict</c>.</param>
/// <param name="IfMatch">Whether changes must state the version they are based on: <c>optional</c> or <c>required</c>.</param>
/// <param name="Costs">The weights of costs, such as <c>distance=2,lateness=20</c>; <c>default</c> resets all of them.</param>
public sealed record TenantChange(
    string? TimeZone = null, string? Nulls = null, string? Handling = null, string? IfMatch = null, string? Costs = null)
{
    /// <summary>Whether no setting is changed.</summary>
    public bool IsEmpty => this is { TimeZone: null, Nulls: null, Handling: null, IfMatch: null, Costs: null };
}
