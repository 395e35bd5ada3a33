using System.Buffers;
using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Lists;

namespace WorkOrders.Api.Lists;

/// <summary>Writes each row as a JSON object on its own line.</summary>
/// <param name="rows">Writes the objects.</param>
internal sealed class JsonLines(RowWriter rows) : IRowFormat
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/x-ndjson";

    /// <inheritdoc/>
    public string VariesBy => "Prefer";

    /// <inheritdoc/>
    public void WriteStart(IBufferWriter<byte> body)
    {
        // There is no header.
    }

    /// <inheritdoc/>
    public void Write(IBufferWriter<byte> body, RowLayout layout, IRowValues row)
    {
        using (var writer = new Utf8JsonWriter(body, JsonResponse.Options))
        {
            rows.Write(writer, layout, row);
        }
        body.Write("\n"u8);
    }
}
