namespace WorkOrders.Application.Tenancy;

/// <summary>Finds the stored data that credentials are verified against. Disabled users and revoked keys are not found.</summary>
public interface ICredentialStore
{
    /// <summary>Returns the user of a tenant with the password hash; null if there is no such user or if it is disabled.</summary>
    Task<StoredUser?> FindUser(string tenantName, string userName, CancellationToken cancellationToken);

    /// <summary>Returns the caller that owns the key with this SHA-256 hash; null if there is no such key or if it is revoked.</summary>
    Task<Caller?> FindKey(Guid tenantId, byte[] sha256, CancellationToken cancellationToken);
}
