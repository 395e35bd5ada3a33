using System.Buffers.Text;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using WorkOrders.Api.Http;

namespace WorkOrders.Api.Batches;

/// <summary>Writes the responses of a batch in the JSON format.</summary>
internal sealed class JsonBatchWriter : IBatchWriter, IDisposable
{
    private readonly PipeWriter _output;
    private readonly Utf8JsonWriter _json;

    /// <summary>Begins the document.</summary>
    /// <param name="output">Receives the responses.</param>
    public JsonBatchWriter(PipeWriter output)
    {
        (_output, _json) = (output, new(output, JsonResponse.Options));
        _json.WriteStartObject();
        _json.WriteStartArray("responses");
    }

    /// <inheritdoc/>
    public string ContentType => $"{BatchFormat.Json}; charset=utf-8";

    /// <inheritdoc/>
    public bool IncludesSkippedRequests => true;

    /// <inheritdoc/>
    public async Task Write(RequestGroup group, IReadOnlyList<(BatchRequest Request, BatchResponse Response)> answers)
    {
        foreach (var (request, response) in answers)
        {
            _json.WriteStartObject();
            _json.WriteString("id", request.Id ?? request.Position.ToString(CultureInfo.InvariantCulture));
            if (group.Name is not null)
            {
                _json.WriteString("atomicityGroup", group.Name);
            }
            _json.WriteNumber("status", response.Status);
            _json.WriteStartObject("headers");
            foreach (var (name, value) in response.Headers)
            {
                _json.WriteString(name, value.ToString());
            }
            _json.WriteEndObject();
            WriteBody(response);
            _json.WriteEndObject();
        }
        _json.Flush();
        await _output.FlushAsync();
    }

    /// <inheritdoc/>
    public async Task End()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        await _output.FlushAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void WriteBody(BatchResponse response)
    {
        if (response.Body.IsEmpty)
        {
            return;
        }
        _json.WritePropertyName("body");
        if (BatchFormat.IsJson(response.Headers.ContentType))
        {
            _json.WriteRawValue(response.Body.Span, skipInputValidation: true);
        }
        else if (BatchFormat.IsText(response.Headers.ContentType))
        {
            _json.WriteStringValue(response.Body.Span);
        }
        else
        {
            _json.WriteStringValue(Base64Url.EncodeToChars(response.Body.Span));
        }
    }
}
