using System.Text.Encodings.Web;
using System.Text.Json;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Http;

/// <summary>A JSON response, in the format that the client accepts, or a response without a body.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Body">Writes the document; null if the status has no body (204, 304).</param>
internal sealed record JsonResponse(int Status, Action<Utf8JsonWriter>? Body) : IResult
{
    /// <summary>The options for writing JSON. It is never read as HTML, so quotes and non-ASCII letters are not escaped.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The URL of the created resource; null for none.</summary>
    public string? Location { get; init; }

    /// <summary>The URL of the row that was written, for OData clients if there is no body; null for none.</summary>
    public string? EntityId { get; init; }

    /// <summary>The preferences that were applied (RFC 7240); null or empty for none.</summary>
    public string? PreferenceApplied { get; init; }

    /// <summary>The version of the row in the response, sent as its ETag; null if the response is not for one row.</summary>
    public long? Version { get; init; }

    /// <summary>What the request did to the row, sent as the header <c>Result</c>; null if it wrote no row.</summary>
    public SaveResult? Result { get; init; }

    /// <summary>Whether the response depends on the preferences of the request, so that caches must distinguish them.</summary>
    public bool VariesByPreference { get; init; }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        SetHeaders(response.Headers);
        if (Body is null)
        {
            return;
        }
        response.ContentType = ResponseFormat.Of(httpContext).ContentType;
        await using (var writer = new Utf8JsonWriter(response.BodyWriter, Options))
        {
            Body(writer);
        }
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    /// <summary>Sets the headers that describe the result of the request.</summary>
    public void SetHeaders(IHeaderDictionary headers)
    {
        if (Location is not null)
        {
            headers.Location = Location;
        }
        if (EntityId is not null)
        {
            headers["OData-EntityId"] = EntityId;
        }
        if (!string.IsNullOrEmpty(PreferenceApplied))
        {
            headers["Preference-Applied"] = PreferenceApplied;
        }
        if (Version is { } version)
        {
            headers.ETag = RowETag.Of(version);
        }
        if (Result is { } result)
        {
            headers["Result"] = result.ToString().ToLowerInvariant();
        }
        if (VariesByPreference)
        {
            headers.VaryBy("Prefer");
        }
    }
}
