using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>An API key.</summary>
internal sealed record KeyCredential(ApiKey Key) : Credential
{
    /// <inheritdoc />
    public override string Secret => $"key\n{Key.Text}";
}
