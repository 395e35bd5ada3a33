using System.Text.Json;
using WorkOrders.Application.References;

namespace WorkOrders.Api.Http;

/// <summary>
/// Writes the parts of the response to a dry run that are the same for all entities: the rows, and what would happen to them.
/// </summary>
/// <param name="nullsAsDefaults">Whether to write defaults instead of null.</param>
internal sealed class DryRunReport(bool nullsAsDefaults)
{
    private readonly EntityWriter _values = new(nullsAsDefaults);

    /// <summary>
    /// Writes how each reference was matched, and the rows that would change although the request does not refer to them.
    /// </summary>
    public void WriteReferences(Utf8JsonWriter writer, IEnumerable<Reference> references, ResolvedRows rows)
    {
        WriteList(writer, "references", references, reference =>
        {
            writer.WriteStartObject();
            writer.WriteString("pointer", reference.Pointer);
            writer.WriteString("entity", reference.Target.Name);
            writer.WriteString("matched_by", MatchedBy(reference, rows[reference]));
            WriteRow(writer, rows[reference]);
            writer.WriteEndObject();
        });
        // Rows can change although the request does not refer to them, such as a default that another row replaces.
        WriteList(writer, "also", rows.All.Where(row => row is { EmbeddedPointer: null, Changes.Count: > 0 }), row =>
        {
            writer.WriteStartObject();
            writer.WriteString("entity", row.Entity.Name);
            WriteRow(writer, row);
            writer.WriteEndObject();
        });
    }

    /// <summary>Writes the fields of a row that would change.</summary>
    public void WriteChanges(Utf8JsonWriter writer, Row row) => WriteChanges(writer, row.Changes);

    /// <summary>Writes fields that would change.</summary>
    public void WriteChanges(Utf8JsonWriter writer, IEnumerable<FieldChange> changes) => WriteList(writer, "changes", changes, change =>
    {
        writer.WriteStartObject();
        writer.WriteString("field", change.Field.Name);
        writer.WritePropertyName("old");
        _values.Write(writer, change.Field, change.Old);
        writer.WritePropertyName("new");
        _values.Write(writer, change.Field, change.New);
        writer.WriteEndObject();
    });

    /// <summary>Writes a list.</summary>
    public static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }
        writer.WriteEndArray();
    }

    /// <summary>Returns the form that matched the row. For a row that would be created, it is <c>embedded</c>: no key matched.</summary>
    private static string? MatchedBy(Reference reference, Row? row) => row switch
    {
        null => null,
        { IsNew: true } when reference.Embedded is not null => "embedded",
        _ => reference.Form,
    };

    private void WriteRow(Utf8JsonWriter writer, Row? row)
    {
        writer.WriteString("outcome", row switch
        {
            null => "not resolved",
            { IsNew: true } => "would create",
            { Changes.Count: > 0 } => "would update",
            _ => "exists",
        });
        if (row is null)
        {
            return;
        }
        writer.WriteString("id", row.Id);
        writer.WriteString("key", row.Key);
        WriteChanges(writer, row);
    }
}
