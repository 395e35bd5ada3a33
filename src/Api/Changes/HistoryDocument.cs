using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Changes;
using WorkOrders.Domain;

namespace WorkOrders.Api.Changes;

/// <summary>The response with a page of the history of a row.</summary>
/// <param name="Page">The changes.</param>
/// <param name="NextLink">The URL of the page with older changes; null if there are none.</param>
/// <param name="Warnings">The warnings; may be empty.</param>
/// <param name="Format">How values are written.</param>
internal sealed record HistoryDocument(HistoryPage Page, string? NextLink, IReadOnlyList<Problem> Warnings, ValueFormat Format)
{
    private readonly EntityWriter _values = new(Format);

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("value");
        foreach (var entry in Page.Entries)
        {
            Write(writer, entry);
        }
        writer.WriteEndArray();
        if (NextLink is not null)
        {
            writer.WriteString("@odata.nextLink", NextLink);
        }
        if (Warnings.Count > 0)
        {
            writer.WritePropertyName("warnings");
            ProblemJson.WriteList(writer, Warnings);
        }
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, HistoryEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("operation", entry.Operation);
        Format.Write(writer, "row_version", entry.RowVersion);
        writer.WriteString("changed_dateutc", entry.ChangedDateutc.UtcDateTime);
        Format.Write(writer, "changed_by", entry.ChangedBy);
        Format.Write(writer, "origin", entry.Origin);
        Format.Write(writer, "request_id", entry.RequestId);
        Format.Write(writer, "reason", entry.Reason);
        writer.WriteStartArray("changes");
        foreach (var change in entry.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("field", change.Field.JsonName);
            writer.WritePropertyName("old");
            _values.Write(writer, change.Field, change.Old);
            writer.WritePropertyName("new");
            _values.Write(writer, change.Field, change.New);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
