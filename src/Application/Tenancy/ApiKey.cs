using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace WorkOrders.Application.Tenancy;

/// <summary>
/// An API key's text, <c>wo_TENANT_SECRET</c>: the tenant's id and 256 random bits, both base64url. The tenant is in
/// clear so that a key is looked up among its tenant's keys only, wherever that tenant is stored.
/// </summary>
/// <param name="TenantId">The tenant the text claims to belong to.</param>
/// <param name="Text">The whole key, as sent in <c>X-Api-Key</c>.</param>
public sealed record ApiKey(Guid TenantId, string Text)
{
    private const string Prefix = "wo_";
    private const int TenantLength = 22;
    private const int SecretLength = 43;
    private const int SecretStart = 26;

    /// <summary>What is stored. 256 random bits need no slow hash: there is nothing to guess.</summary>
    public byte[] Sha256 { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>Makes a new key.</summary>
    public static ApiKey New(Guid tenantId) => new(
        tenantId,
        $"{Prefix}{Base64Url.EncodeToString(tenantId.ToByteArray(bigEndian: true))}_"
            + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Reads a key's text; null when it cannot be one. (Base64url contains <c>_</c>, so places decide, not separators.)</summary>
    public static ApiKey? Parse(string text)
    {
        if (text.Length != SecretStart + SecretLength || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[SecretStart - 1] != '_')
        {
            return null;
        }
        var tenant = new byte[16];
        return Base64Url.DecodeFromChars(text.AsSpan(Prefix.Length, TenantLength), tenant, out _, out var written) == OperationStatus.Done
            && written == tenant.Length
            ? new ApiKey(new Guid(tenant, bigEndian: true), text)
            : null;
    }

    /// <summary>Shows the tenant, never the secret.</summary>
    public override string ToString() => $"{Prefix}{TenantId}_…";
}
