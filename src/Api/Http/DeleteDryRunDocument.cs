using System.Text.Json;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Http;

/// <summary>The response to a dry run of a delete: the status that the delete would have, and all problems.</summary>
/// <param name="Problems">The problems and warnings.</param>
internal sealed record DeleteDryRunDocument(Problems Problems)
{
    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber(
            "would_answer", Problems.MostSevereKind is { } kind ? Refusal.StatusOf(kind) : StatusCodes.Status204NoContent);
        writer.WritePropertyName("errors");
        ProblemJson.WriteList(writer, Problems.All);
        writer.WritePropertyName("warnings");
        ProblemJson.WriteList(writer, Problems.Warnings);
        writer.WriteEndObject();
    }
}
