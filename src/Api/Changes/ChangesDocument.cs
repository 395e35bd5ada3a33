using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Changes;
using WorkOrders.Domain;

namespace WorkOrders.Api.Changes;

/// <summary>The response with a page of changes.</summary>
/// <param name="Page">The changes and the next position.</param>
/// <param name="Warnings">The warnings; may be empty.</param>
/// <param name="NullsAsDefaults">Whether to write "" and [] instead of null.</param>
internal sealed record ChangesDocument(ChangePage Page, IReadOnlyList<Problem> Warnings, bool NullsAsDefaults)
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
        writer.WriteNumber("next", Page.Next);
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
        writer.WriteNumber("position", change.Position);
        writer.WriteString("entity", change.Entity);
        writer.WriteString("id", change.RowId);
        WriteText(writer, "key", change.Key);
        writer.WriteNumber("row_version", change.RowVersion);
        writer.WriteString("operation", change.Operation);
        WriteFields(writer, change.Fields);
        WriteText(writer, "origin", change.Origin);
        WriteText(writer, "request_id", change.RequestId);
        WriteText(writer, "trace_id", change.TraceId);
        WriteText(writer, "changed_by", change.ChangedBy);
        WriteText(writer, "reason", change.Reason);
        writer.WriteString("changed_dateutc", change.ChangedDateutc.UtcDateTime);
        writer.WriteEndObject();
    }

    private void WriteText(Utf8JsonWriter writer, string name, string? text) =>
        writer.WriteString(name, text ?? (NullsAsDefaults ? "" : null));

    private void WriteFields(Utf8JsonWriter writer, string[]? fields)
    {
        if (fields is null && !NullsAsDefaults)
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
