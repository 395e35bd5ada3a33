using Microsoft.AspNetCore.ResponseCompression;
using WorkOrders.Api.Imports.Files;

namespace WorkOrders.Api.Hosting;

/// <summary>Responses compress on request, over TLS too: they hold no secret next to text that an attacker chooses.</summary>
internal static class Compression
{
    /// <summary>Adds brotli, gzip and deflate for all that this API writes.</summary>
    public static IServiceCollection AddCompressedResponses(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
        options.Providers.Add<DeflateCompression>();
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "text/json", .. FileFormat.JsonLines];
    });
}
