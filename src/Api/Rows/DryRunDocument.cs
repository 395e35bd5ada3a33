using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Rows;

/// <summary>The response to a dry run: the status that the request would have, what would happen, and all problems.</summary>
/// <param name="problems">The problems and warnings.</param>
internal abstract class DryRunDocument(Problems problems)
{
    /// <summary>The problems and warnings.</summary>
    protected Problems Problems { get; } = problems;

    /// <summary>The status of a request without problems.</summary>
    protected abstract int Status { get; }

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("would_answer", Problems.MostSevereKind is { } kind ? Refusal.StatusOf(kind) : Status);
        WriteOutcome(writer);
        writer.WritePropertyName("errors");
        ProblemJson.WriteList(writer, Problems.All);
        writer.WritePropertyName("warnings");
        ProblemJson.WriteList(writer, Problems.Warnings);
        writer.WriteEndObject();
    }

    /// <summary>Writes what would happen, if the status does not say everything.</summary>
    protected virtual void WriteOutcome(Utf8JsonWriter writer)
    {
    }
}
