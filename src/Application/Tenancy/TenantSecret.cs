using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace WorkOrders.Application.Tenancy;

/// <summary>
/// A secret in the format <c>PREFIX_TENANT_SECRET</c>: the tenant's id and 256 random bits, both in base64url. The tenant is readable, so
/// that a secret is looked up only among those of its tenant, wherever that tenant is stored.
/// </summary>
/// <param name="TenantId">The tenant id in the text, which is not verified.</param>
/// <param name="Text">The whole secret, as sent in requests.</param>
public abstract record TenantSecret(Guid TenantId, string Text)
{
    private const int PrefixLength = 3;
    private const int TenantLength = 22;
    private const int SecretLength = 43;
    private const int SecretStart = PrefixLength + TenantLength + 1;

    /// <summary>The hash that is stored. A slow hash is not necessary, because 256 random bits cannot be guessed.</summary>
    public byte[] Sha256 { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>Returns the prefix and the tenant's id, but not the secret.</summary>
    public sealed override string ToString() => $"{Text[..PrefixLength]}{TenantId}_…";

    /// <summary>Creates the text of a new secret.</summary>
    /// <param name="prefix">The prefix, of three characters.</param>
    /// <param name="tenantId">The tenant.</param>
    protected static string NewText(string prefix, Guid tenantId) =>
        $"{prefix}{Base64Url.EncodeToString(tenantId.ToByteArray(bigEndian: true))}_"
            + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>
    /// Returns the tenant in the text of a secret; null if the format is invalid. The parts are separated by length, because base64url can
    /// contain <c>_</c>.
    /// </summary>
    protected static Guid? FindTenant(string prefix, string text)
    {
        if (text.Length != SecretStart + SecretLength || !text.StartsWith(prefix, StringComparison.Ordinal) || text[SecretStart - 1] != '_')
        {
            return null;
        }
        var tenant = new byte[16];
        return Base64Url.DecodeFromChars(text.AsSpan(PrefixLength, TenantLength), tenant, out _, out var written) == OperationStatus.Done
            && written == tenant.Length
            ? new Guid(tenant, bigEndian: true)
            : null;
    }
}
