using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.MasterData.Save;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.MasterData;

/// <summary>
/// The response to a dry run of a save: what would happen to the row and to the rows that the message embeds, and all problems.
/// </summary>
internal sealed record SaveDryRunDocument(SavedRow Saved, Problems Problems, Preferences Preferences)
{
    private readonly DryRunReport _report = new(Preferences.NullsAsDefaults);

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("would_answer", Problems.MostSevereKind is { } kind ? Refusal.StatusOf(kind) : Status);
        writer.WriteString("result", Problems.Any ? null : Saved.Result.ToString().ToLowerInvariant());
        WriteRow(writer);
        _report.WriteReferences(writer, Reference.WithDescendants(Saved.Command.Own.Children), Saved.Command.Resolved);
        writer.WritePropertyName("errors");
        ProblemJson.WriteList(writer, Problems.All);
        writer.WritePropertyName("warnings");
        ProblemJson.WriteList(writer, Problems.Warnings);
        writer.WriteEndObject();
    }

    private int Status => Saved.Result == SaveResult.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK;

    private void WriteRow(Utf8JsonWriter writer)
    {
        writer.WritePropertyName("row");
        if (Problems.Any || Saved.Row is not { } row)
        {
            writer.WriteNullValue();
            writer.WriteStartArray("changes");
            writer.WriteEndArray();
            return;
        }
        new EntityWriter(Preferences.NullsAsDefaults).Write(writer, WithKeys(row));
        _report.WriteChanges(writer, row);
    }

    /// <summary>Returns the values of the row with the keys of the rows that it refers to.</summary>
    private object WithKeys(Row row)
    {
        var values = row.Entity.Fields.Copy(row.Values);
        foreach (var reference in row.Entity.References.Where(reference => reference.Key is not null))
        {
            reference.Key!.Set(values, Saved.Command.Resolved.ById(reference.Target, (Guid?)reference.Id.Get(values))?.Key);
        }
        return values;
    }
}
