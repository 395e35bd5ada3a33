using System.Text.Json;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Changes;

namespace WorkOrders.Api.Changes;

/// <summary>Writes a change, on a page or in an event.</summary>
internal static class ChangeJson
{
    /// <summary>Writes the change as an object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="change">The change.</param>
    /// <param name="format">How values are written.</param>
    public static void Write(Utf8JsonWriter writer, Change change, ValueFormat format)
    {
        writer.WriteStartObject();
        format.Write(writer, "position", change.Position);
        writer.WriteString("entity", change.Entity);
        writer.WriteString("id", change.RowId);
        format.Write(writer, "key", change.Key);
        format.Write(writer, "row_version", change.RowVersion);
        writer.WriteString("operation", change.Operation);
        WriteFields(writer, change.Fields, format);
        format.Write(writer, "origin", change.Origin);
        format.Write(writer, "request_id", change.RequestId);
        format.Write(writer, "trace_id", change.TraceId);
        format.Write(writer, "changed_by", change.ChangedBy);
        format.Write(writer, "reason", change.Reason);
        writer.WriteString("changed_dateutc", change.ChangedDateutc.UtcDateTime);
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, string[]? fields, ValueFormat format)
    {
        if (fields is null && !format.NullsAsDefaults)
        {
            writer.WriteNull("changed_fields");
            return;
        }
        writer.WriteStartArray("changed_fields");
        foreach (var field in fields ?? [])
        {
            writer.WriteStringValue(field);
        }
        writer.WriteEndArray();
    }
}
