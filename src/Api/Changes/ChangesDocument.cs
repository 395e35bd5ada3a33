using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Changes;
using WorkOrders.Domain;

namespace WorkOrders.Api.Changes;

/// <summary>The response with a page of changes.</summary>
/// <param name="Page">The changes and the next position.</param>
/// <param name="Warnings">The warnings; may be empty.</param>
/// <param name="Format">How values are written.</param>
internal sealed record ChangesDocument(ChangePage Page, IReadOnlyList<Problem> Warnings, ValueFormat Format)
{
    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("value");
        foreach (var change in Page.Changes)
        {
            Write(writer, change);
        }
        writer.WriteEndArray();
        Format.Write(writer, "next", Page.Next);
        writer.WriteBoolean("more", Page.More);
        if (Warnings.Count > 0)
        {
            writer.WritePropertyName("warnings");
            ProblemJson.WriteList(writer, Warnings);
        }
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, Change change)
    {
        writer.WriteStartObject();
        Format.Write(writer, "position", change.Position);
        writer.WriteString("entity", change.Entity);
        writer.WriteString("id", change.RowId);
        Format.Write(writer, "key", change.Key);
        Format.Write(writer, "row_version", change.RowVersion);
        writer.WriteString("operation", change.Operation);
        WriteFields(writer, change.Fields);
        Format.Write(writer, "origin", change.Origin);
        Format.Write(writer, "request_id", change.RequestId);
        Format.Write(writer, "trace_id", change.TraceId);
        Format.Write(writer, "changed_by", change.ChangedBy);
        Format.Write(writer, "reason", change.Reason);
        writer.WriteString("changed_dateutc", change.ChangedDateutc.UtcDateTime);
        writer.WriteEndObject();
    }

    private void WriteFields(Utf8JsonWriter writer, string[]? fields)
    {
        if (fields is null && !Format.NullsAsDefaults)
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
