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
            ChangeJson.Write(writer, change, Format);
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
}
