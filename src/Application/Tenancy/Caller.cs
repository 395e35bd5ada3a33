namespace WorkOrders.Application.Tenancy;

/// <summary>
/// The sender of a request, according to its verified credential. No part of it is read from the request body or the URL.
/// </summary>
/// <param name="TenantId">The tenant whose rows the request can read and write. It cannot access other tenants.</param>
/// <param name="TenantName">The tenant's name, the <c>domain</c> of <c>user:password@domain</c>.</param>
/// <param name="UserName">The name of the API user, or the label of the API key.</param>
/// <param name="Settings">The settings for reading requests and writing responses.</param>
public sealed record Caller(Guid TenantId, string TenantName, string UserName, TenantSettings Settings)
{
    /// <summary>The id of the technician to whom the credential belongs; null if it is not linked to a technician.</summary>
    public Guid? TechnicianId { get; init; }

    /// <summary>What the credential may do.</summary>
    public Role Role { get; init; } = Role.Admin;

    /// <summary>When the session ends at the latest (UTC); null if the credential is not a session.</summary>
    public DateTime? SessionEnds { get; init; }
}
