namespace WorkOrders.Application.Tenancy;

/// <summary>Administers tenants. Errors are reported as <see cref="AdministrationException"/>.</summary>
public interface ITenantDirectory
{
    /// <summary>Adds a tenant with its initial rows: the system statuses, the API user <c>api</c> and a first API key.</summary>
    /// <param name="name">The tenant's name, in the format of a domain name; stored in lower case.</param>
    /// <param name="settings">The settings; a null setting gets its default.</param>
    /// <param name="cancellationToken">
    /// Cancels the operation before the commit. Either the tenant is added completely or not at all.
    /// </param>
    Task<InitialCredentials> Add(string name, TenantChange settings, CancellationToken cancellationToken);

    /// <summary>Returns all tenants, ordered by name.</summary>
    Task<IReadOnlyList<Tenant>> List(CancellationToken cancellationToken);

    /// <summary>Changes the settings of a tenant and returns the changed tenant.</summary>
    Task<Tenant> Set(string name, TenantChange change, CancellationToken cancellationToken);
}
