namespace WorkOrders.Api.Http;

/// <summary>Metadata of endpoints that may answer before their work is done (<c>Prefer: respond-async</c>).</summary>
internal sealed class RespondAsyncMetadata;
