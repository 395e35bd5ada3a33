using Microsoft.AspNetCore.ResponseCompression;
using WorkOrders.Api.ImportFiles;

namespace WorkOrders.Api.Hosting;

/// <summary>
/// Compresses responses on request, also over TLS, because no response contains both a secret and text that an attacker controls.
/// </summary>
internal static class Compression
{
    /// <summary>Adds Brotli, gzip and deflate for all media types of this API.</summary>
    public static IServiceCollection AddCompressedResponses(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
        options.Providers.Add<DeflateCompression>();
        options.MimeTypes =
        [
            .. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "text/json", "multipart/mixed", .. FileFormat.JsonLines,
        ];
    });
}
