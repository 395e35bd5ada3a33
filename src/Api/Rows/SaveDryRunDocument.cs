using System.Text.Json;
using WorkOrders.Api.Messages;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Rows;

/// <summary>
/// The response to a dry run of a save: what would happen to the row and to the other rows of the request, and all problems.
/// </summary>
/// <param name="saved">The row.</param>
/// <param name="problems">The problems and warnings.</param>
/// <param name="format">How values are written.</param>
internal abstract class SaveDryRunDocument(ISavedRow saved, Problems problems, ValueFormat format) : DryRunDocument(problems)
{
    /// <summary>Writes values.</summary>
    protected EntityWriter Values { get; } = new(format);

    /// <inheritdoc/>
    protected sealed override int Status =>
        saved.Result == SaveResult.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK;

    /// <inheritdoc/>
    protected sealed override void WriteOutcome(Utf8JsonWriter writer)
    {
        writer.WriteString("result", Problems.Any ? null : saved.Result.ToString().ToLowerInvariant());
        WriteRows(writer);
    }

    /// <summary>Writes the row and the other rows of the request.</summary>
    protected abstract void WriteRows(Utf8JsonWriter writer);

    /// <summary>
    /// Writes how each reference was matched, and the rows that would change although the request does not refer to them.
    /// </summary>
    protected void WriteReferences(Utf8JsonWriter writer, IEnumerable<Reference> references, ResolvedRows rows)
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

    /// <summary>Writes fields that would change.</summary>
    protected void WriteChanges(Utf8JsonWriter writer, IEnumerable<FieldChange> changes) => WriteList(writer, "changes", changes, change =>
    {
        writer.WriteStartObject();
        writer.WriteString("field", change.Field.Name);
        writer.WritePropertyName("old");
        Values.Write(writer, change.Field, change.Old);
        writer.WritePropertyName("new");
        Values.Write(writer, change.Field, change.New);
        writer.WriteEndObject();
    });

    /// <summary>Writes a list.</summary>
    protected static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
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
        WriteChanges(writer, row.Changes);
    }
}
