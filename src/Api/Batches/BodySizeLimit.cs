using Microsoft.AspNetCore.Http.Features;

namespace WorkOrders.Api.Batches;

/// <summary>The size limit of the body of a request of a batch, which applies when the body is decompressed.</summary>
internal sealed class BodySizeLimit : IHttpMaxRequestBodySizeFeature
{
    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <inheritdoc/>
    public long? MaxRequestBodySize { get; set; }
}
