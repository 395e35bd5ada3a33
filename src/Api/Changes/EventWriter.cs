using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Changes;

namespace WorkOrders.Api.Changes;

/// <summary>Writes changes as server-sent events (WHATWG HTML, section 9.2). The id of an event is the position of its change.</summary>
/// <param name="output">Receives the text.</param>
/// <param name="format">How values are written.</param>
internal sealed class EventWriter(IBufferWriter<byte> output, ValueFormat format)
{
    /// <summary>How long clients wait before they reconnect, in milliseconds.</summary>
    private const int Retry = 2000;

    private long _lastId;

    /// <summary>
    /// Writes the start of a stream. With the position, a client that is disconnected before the first event misses nothing.
    /// </summary>
    public void WriteStart(long position)
    {
        Write($"retry: {Retry}\n");
        WriteId(position);
    }

    /// <summary>Writes an event for each change.</summary>
    public void Write(IReadOnlyList<Change> changes)
    {
        using var json = new Utf8JsonWriter(output, JsonResponse.Options);
        foreach (var change in changes)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"id: {change.Position}\ndata: "));
            json.Reset();
            // JSON contains no line breaks, so it is one line of data.
            ChangeJson.Write(json, change, format);
            json.Flush();
            Write("\n\n");
            _lastId = change.Position;
        }
    }

    /// <summary>
    /// Writes something that clients ignore, so that proxies keep the connection open. If changes after the last event were omitted, it is
    /// an event without data: clients do not dispatch it, but keep its id, and do not read the omitted changes again when they reconnect.
    /// </summary>
    public void WriteHeartbeat(long position)
    {
        if (position > _lastId)
        {
            WriteId(position);
        }
        else
        {
            Write(":\n\n");
        }
    }

    private void WriteId(long position)
    {
        Write(string.Create(CultureInfo.InvariantCulture, $"id: {position}\n\n"));
        _lastId = position;
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, output);
}
