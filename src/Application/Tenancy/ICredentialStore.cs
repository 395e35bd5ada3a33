namespace WorkOrders.Application.Tenancy;

/// <summary>Looks up what a credential is checked against. Disabled users and revoked keys are not found.</summary>
public interface ICredentialStore
{
    /// <summary>The user of that name at that tenant, with the hash of the password; null when there is none or it is disabled.</summary>
    Task<StoredUser?> FindUser(string tenantName, string userName, CancellationToken cancellationToken);

    /// <summary>The caller that owns the key with this SHA-256; null when there is none or it was revoked.</summary>
    Task<Caller?> FindKey(Guid tenantId, byte[] sha256, CancellationToken cancellationToken);
}
