using System.Buffers;
using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Domain;

namespace WorkOrders.Api.Imports;

/// <summary>What became of a file, as it is answered: the totals, and a result for each row.</summary>
/// <param name="Report">What became of the rows.</param>
/// <param name="Mode">How it was imported.</param>
/// <param name="Stored">Whether anything of it is stored.</param>
/// <param name="Warnings">What should be known of the file as a whole.</param>
internal sealed record ImportDocument(ImportReport Report, ImportMode Mode, bool Stored, IReadOnlyList<Problem> Warnings)
{
    private const int FlushAt = 64 * 1024;

    /// <summary>What it is answered with: 200, or where refused rows keep the whole file out, what a single create with the gravest of their problems is.</summary>
    public int Status => IsRefused ? Refusal.StatusOf(Report.Gravest!.Value) : StatusCodes.Status200OK;

    /// <summary>Whether refused rows keep the whole file out.</summary>
    public bool IsRefused => Mode == ImportMode.Atomic && Report.Refused > 0;

    /// <summary>Why nothing is stored, in a sentence; null where that was not the question.</summary>
    public string? Detail => !IsRefused ? null :
        $"{Report.Refused} of {Report.Count} orders {(Report.Refused == 1 ? "is" : "are")} refused, so none is stored. {ProblemJson.MessageOf(Report.Refusals.Listed[0])} The results say what is wrong with each.";

    /// <summary>A mode as it is asked for.</summary>
    public static string WordOf(ImportMode mode) => mode switch
    {
        ImportMode.Atomic => "atomic",
        ImportMode.Partial => "partial",
        _ => "dry_run",
    };

    /// <summary>Writes one JSON document.</summary>
    /// <param name="stream">Takes it.</param>
    /// <param name="traceId">Under which a refusal is found in the log.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task WriteJson(Stream stream, string traceId, CancellationToken cancellationToken) => Write(stream, async output =>
    {
        output.Write(Head(traceId).Span[..^1]);
        output.Write(",\"results\":["u8);
        for (var row = 0; row < Report.Count; row++)
        {
            if (row > 0)
            {
                output.Write(","u8);
            }
            await WriteRow(stream, output, row, cancellationToken);
        }
        output.Write("]}"u8);
    }, cancellationToken);

    /// <summary>Writes a line of JSON a row, and the totals as the last.</summary>
    /// <param name="stream">Takes them.</param>
    /// <param name="traceId">Under which a refusal is found in the log.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task WriteLines(Stream stream, string traceId, CancellationToken cancellationToken) => Write(stream, async output =>
    {
        for (var row = 0; row < Report.Count; row++)
        {
            await WriteRow(stream, output, row, cancellationToken);
            output.Write("\n"u8);
        }
        output.Write(Head(traceId).Span);
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
        using (var writer = new Utf8JsonWriter(output, JsonAnswer.Options))
        {
            Report.Write(writer, row);
        }
        if (output.WrittenCount > FlushAt)
        {
            await stream.WriteAsync(output.WrittenMemory, cancellationToken);
            output.ResetWrittenCount();
        }
    }

    /// <summary>All but the results; a refusal has the members of every other (RFC 9457) too.</summary>
    private ReadOnlyMemory<byte> Head(string traceId)
    {
        var head = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(head, JsonAnswer.Options);
        writer.WriteStartObject();
        if (IsRefused)
        {
            writer.WriteString("type", "about:blank");
            writer.WriteString("title", Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(Status));
            writer.WriteNumber("status", Status);
            writer.WriteString("detail", Detail);
            writer.WriteString("traceId", traceId);
            writer.WritePropertyName("errors");
            ProblemJson.WriteList(writer, Report.Refusals.Listed);
        }
        writer.WriteString("mode", WordOf(Mode));
        writer.WriteBoolean("stored", Stored);
        writer.WritePropertyName("totals");
        JsonSerializer.Serialize(writer, Report.Totals, ProblemJson.Options);
        if (Warnings.Count > 0)
        {
            writer.WritePropertyName("warnings");
            ProblemJson.WriteList(writer, Warnings);
        }
        writer.WriteEndObject();
        writer.Flush();
        return head.WrittenMemory;
    }
}
