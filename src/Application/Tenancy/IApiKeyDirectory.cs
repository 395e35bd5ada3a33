namespace WorkOrders.Application.Tenancy;

/// <summary>Administers API keys. Every refusal is an <see cref="AdministrationException"/>.</summary>
public interface IApiKeyDirectory
{
    /// <summary>Adds a key and answers its text, which is shown once.</summary>
    /// <param name="tenant">The tenant's name.</param>
    /// <param name="label">What the key is for; unique among the tenant's live keys.</param>
    /// <param name="cancellationToken">Before it is stored.</param>
    Task<string> Add(string tenant, string label, CancellationToken cancellationToken);

    /// <summary>A tenant's keys, oldest first, revoked ones included.</summary>
    Task<IReadOnlyList<ApiKeyInfo>> List(string tenant, CancellationToken cancellationToken);

    /// <summary>Revokes the live key with this label, for good.</summary>
    Task Revoke(string tenant, string label, CancellationToken cancellationToken);
}
