namespace WorkOrders.Api.Http;

/// <summary>Metadata of endpoints that can respond before their work is complete (<c>Prefer: respond-async</c>).</summary>
internal sealed class RespondAsyncMetadata;
