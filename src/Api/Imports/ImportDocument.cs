using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using WorkOrders.Api.Http;
using WorkOrders.Application.Imports;

namespace WorkOrders.Api.Imports;

/// <summary>The response with the results of a file: the totals, and the result of each row.</summary>
/// <param name="Report">The results.</param>
internal sealed record ImportDocument(ImportReport Report)
{
    private const int FlushAt = 64 * 1024;

    /// <summary>Whether no row of the file is stored because rows were refused.</summary>
    public bool IsRefused => Report.IsRefused;

    /// <summary>The HTTP status: 200 or, for a refused file, the status of a single create with the most severe problem.</summary>
    public int Status => IsRefused ? Refusal.StatusOf(Report.MostSevereKind!.Value) : StatusCodes.Status200OK;

    /// <summary>Writes the results as one JSON document.</summary>
    /// <param name="stream">Receives the document.</param>
    /// <param name="traceId">The trace id, which the document contains if the file is refused.</param>
    /// <param name="asError">Whether the file is refused and the client is one of OData: the results are part of the error.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task WriteJson(Stream stream, string traceId, bool asError, CancellationToken cancellationToken) => Write(stream, async output =>
    {
        if (asError)
        {
            output.Write("{\"error\":"u8);
            output.Write(JsonSerializer.SerializeToUtf8Bytes(Error(), ProblemJson.Options).AsSpan()[..^1]);
            output.Write(",\"innererror\":"u8);
        }
        output.Write(Head(traceId, withError: !asError).Span[..^1]);
        output.Write(",\"results\":["u8);
        for (var row = 0; row < Report.Count; row++)
        {
            if (row > 0)
            {
                output.Write(","u8);
            }
            await WriteRow(stream, output, row, cancellationToken);
        }
        output.Write(asError ? "]}}}"u8 : "]}"u8);
    }, cancellationToken);

    /// <summary>Writes one line of JSON per row, and the totals as the last line.</summary>
    /// <param name="stream">Receives the lines.</param>
    /// <param name="traceId">The trace id, which the totals contain if the file is refused.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task WriteLines(Stream stream, string traceId, CancellationToken cancellationToken) => Write(stream, async output =>
    {
        for (var row = 0; row < Report.Count; row++)
        {
            await WriteRow(stream, output, row, cancellationToken);
            output.Write("\n"u8);
        }
        output.Write(Head(traceId, withError: true).Span);
        output.Write("\n"u8);
    }, cancellationToken);

    private static async Task Write(Stream stream, Func<ArrayBufferWriter<byte>, Task> write, CancellationToken cancellationToken)
    {
        var output = new ArrayBufferWriter<byte>(2 * FlushAt);
        await write(output);
        await stream.WriteAsync(output.WrittenMemory, cancellationToken);
    }

    private async ValueTask WriteRow(Stream stream, ArrayBufferWriter<byte> output, int row, CancellationToken cancellationToken)
    {
        using (var writer = new Utf8JsonWriter(output, JsonResponse.Options))
        {
            WriteRow(writer, row);
        }
        if (output.WrittenCount > FlushAt)
        {
            await stream.WriteAsync(output.WrittenMemory, cancellationToken);
            output.ResetWrittenCount();
        }
    }

    private void WriteRow(Utf8JsonWriter writer, int row)
    {
        var result = Report[row];
        writer.WriteStartObject();
        writer.WriteNumber("row", row + 1);
        if (Report.File.LineOf(row) is { } line)
        {
            writer.WriteNumber("line", line);
        }
        writer.WriteString("reference", Report.File.Keys[row].Key);
        if (result.Id is { } id)
        {
            writer.WriteString("id", id);
        }
        else
        {
            writer.WriteNull("id");
        }
        writer.WriteString("status", JsonNamingPolicy.SnakeCaseLower.ConvertName(result.Status.ToString()));
        writer.WriteNumber("planned", result.Planned);
        WriteIssues(writer, "problems", result.Problems);
        WriteIssues(writer, "warnings", result.Warnings);
        writer.WriteEndObject();
    }

    private void WriteIssues(Utf8JsonWriter writer, string name, SpooledIssues issues)
    {
        if (issues.Length == 0)
        {
            return;
        }
        var json = ArrayPool<byte>.Shared.Rent(issues.Length);
        Report.File.Issues.Read(issues, json.AsSpan(0, issues.Length));
        writer.WritePropertyName(name);
        writer.WriteRawValue(json.AsSpan(0, issues.Length), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(json);
    }

    private ODataError Error() => ODataError.Of(Report.Detail!, Report.Refusals.Listed);

    /// <summary>Returns the members except the results; for a refused file, with those of a problem response (RFC 9457).</summary>
    private ReadOnlyMemory<byte> Head(string traceId, bool withError)
    {
        var head = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(head, JsonResponse.Options);
        writer.WriteStartObject();
        if (IsRefused)
        {
            writer.WriteString("type", "about:blank");
            writer.WriteString("title", ReasonPhrases.GetReasonPhrase(Status));
            writer.WriteNumber("status", Status);
            writer.WriteString("detail", Report.Detail);
            writer.WriteString("traceId", traceId);
            writer.WritePropertyName("errors");
            ProblemJson.WriteList(writer, Report.Refusals.Listed);
            if (withError)
            {
                writer.WritePropertyName("error");
                JsonSerializer.Serialize(writer, Error(), ProblemJson.Options);
            }
        }
        writer.WriteString("mode", JsonNamingPolicy.SnakeCaseLower.ConvertName(Report.Mode.ToString()));
        writer.WriteBoolean("stored", Report.IsStored);
        writer.WritePropertyName("totals");
        JsonSerializer.Serialize(writer, Report.Totals, ProblemJson.Options);
        if (Report.Warnings.Count > 0)
        {
            writer.WritePropertyName("warnings");
            ProblemJson.WriteList(writer, Report.Warnings);
        }
        writer.WriteEndObject();
        writer.Flush();
        return head.WrittenMemory;
    }
}
