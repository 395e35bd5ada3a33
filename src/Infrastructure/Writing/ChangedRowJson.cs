using System.Buffers;
using System.Text;
using System.Text.Json;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>Serializes changed and deleted rows as the JSON that statements read (see <see cref="Table.Update"/>).</summary>
internal static class ChangedRowJson
{
    /// <summary>Returns a JSON array with one object per row.</summary>
    public static string Write(IEnumerable<ChangedRow> rows)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var row in rows)
            {
                Write(writer, row);
            }
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, ChangedRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("id", row.Id);
        if (row.Version is { } version)
        {
            writer.WriteNumber("version", version);
        }
        writer.WriteStartObject("changes");
        foreach (var change in row.Changes)
        {
            RowJson.Write(writer, change.Field, change.New);
        }
        writer.WriteEndObject();
        writer.WriteStartArray("fields");
        foreach (var change in row.Changes)
        {
            writer.WriteStringValue(change.Field.Name);
        }
        writer.WriteEndArray();
        writer.WriteString("reason", row.Reason);
        writer.WriteString("origin", row.Origin.System);
        writer.WriteString("request_id", row.Origin.RequestId);
        writer.WriteString("trace_id", row.Origin.TraceId);
        writer.WriteString("changed_by", row.Origin.ChangedBy);
        writer.WriteEndObject();
    }
}
