namespace WorkOrders.Application.Tenancy;

/// <summary>Administers tenants. Every refusal is an <see cref="AdministrationException"/>.</summary>
public interface ITenantDirectory
{
    /// <summary>Adds a tenant with all it needs from the start (its statuses, the API user <c>api</c>, a first API key).</summary>
    /// <param name="name">Like a domain name; kept in lower case.</param>
    /// <param name="settings">What is null keeps its default.</param>
    /// <param name="cancellationToken">Before it is committed; a tenant is added whole or not at all.</param>
    Task<InitialCredentials> Add(string name, TenantChange settings, CancellationToken cancellationToken);

    /// <summary>All tenants by name.</summary>
    Task<IReadOnlyList<Tenant>> List(CancellationToken cancellationToken);

    /// <summary>Changes a tenant's settings and answers the tenant as it is now.</summary>
    Task<Tenant> Set(string name, TenantChange change, CancellationToken cancellationToken);
}
