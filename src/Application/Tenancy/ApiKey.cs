using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace WorkOrders.Application.Tenancy;

/// <summary>
/// An API key in the format <c>wo_TENANT_SECRET</c>: the tenant's id and 256 random bits, both in base64url. The tenant is readable, so
/// that a key is looked up only among the keys of its tenant, wherever that tenant is stored.
/// </summary>
/// <param name="TenantId">The tenant id in the text, which is not verified.</param>
/// <param name="Text">The whole key, as sent in <c>X-Api-Key</c>.</param>
public sealed record ApiKey(Guid TenantId, string Text)
{
    private const string Prefix = "wo_";
    private const int TenantLength = 22;
    private const int SecretLength = 43;
    private const int SecretStart = 26;

    /// <summary>The hash that is stored. A slow hash is not necessary, because 256 random bits cannot be guessed.</summary>
    public byte[] Sha256 { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>Creates a new key.</summary>
    public static ApiKey New(Guid tenantId) => new(
        tenantId,
        $"{Prefix}{Base64Url.EncodeToString(tenantId.ToByteArray(bigEndian: true))}_"
            + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>
    /// Parses the text of a key; returns null if the format is invalid. The parts are separated by length, because
    /// base64url can contain <c>_</c>.
    /// </summary>
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

    /// <summary>Returns the prefix and the tenant's id, but not the secret.</summary>
    public override string ToString() => $"{Prefix}{TenantId}_…";
}
