namespace WorkOrders.Application.Tenancy;

/// <summary>Administers API keys. Errors are reported as <see cref="AdministrationException"/>.</summary>
public interface IApiKeyDirectory
{
    /// <summary>Adds a key and returns its text, which is shown only once.</summary>
    /// <param name="tenant">The tenant's name.</param>
    /// <param name="label">The purpose of the key; unique among the active keys of the tenant.</param>
    /// <param name="role">What the key may do.</param>
    /// <param name="cancellationToken">Cancels the operation before the key is stored.</param>
    Task<string> Add(string tenant, string label, Role role, CancellationToken cancellationToken);

    /// <summary>Returns the keys of a tenant, oldest first, including revoked keys.</summary>
    Task<IReadOnlyList<ApiKeyInfo>> List(string tenant, CancellationToken cancellationToken);

    /// <summary>Revokes the active key with this label permanently.</summary>
    Task Revoke(string tenant, string label, CancellationToken cancellationToken);

    /// <summary>Changes what the active key with this label may do.</summary>
    Task SetRole(string tenant, string label, Role role, CancellationToken cancellationToken);

    /// <summary>Links the active key with this label to a technician.</summary>
    /// <param name="tenant">The tenant's name.</param>
    /// <param name="label">The label of the key.</param>
    /// <param name="technician">The code of the technician; null removes the link.</param>
    /// <param name="cancellationToken">Cancels the operation before the link is stored.</param>
    Task Link(string tenant, string label, string? technician, CancellationToken cancellationToken);
}
