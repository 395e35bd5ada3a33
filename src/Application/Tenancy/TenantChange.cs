namespace WorkOrders.Application.Tenancy;

/// <summary>Settings to give a tenant; null leaves one as it is.</summary>
/// <param name="TimeZone">IANA id.</param>
/// <param name="Nulls"><c>null</c> or <c>default</c>.</param>
/// <param name="Handling"><c>lenient</c> or <c>strict</c>.</param>
public sealed record TenantChange(string? TimeZone = null, string? Nulls = null, string? Handling = null)
{
    /// <summary>Whether nothing is to change.</summary>
    public bool IsEmpty => this is { TimeZone: null, Nulls: null, Handling: null };
}
