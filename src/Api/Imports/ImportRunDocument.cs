using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Imports;

/// <summary>The response with the progress of a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Root">The root URL of this API, as the client sees it.</param>
internal sealed record ImportRunDocument(ImportRun Run, string Root)
{
    /// <summary>The URL of the run.</summary>
    public string Location => $"{Root}/api/Imports({Run.Id})";

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Run.Id);
        writer.WriteString("entity", Run.Entity);
        writer.WriteString("state", JsonNamingPolicy.SnakeCaseLower.ConvertName(Run.State.ToString()));
        writer.WriteString("detail", Run.Detail);
        writer.WriteNumber("rows", Run.Rows);
        writer.WriteNumber("rows_done", Run.RowsDone);
        WriteNumber(writer, "rows_per_second", Run.Rate);
        WriteNumber(writer, "remaining_seconds", Run.Remaining);
        writer.WriteString("date_create", Run.DateCreate.ToWire());
        writer.WriteString("date_start", Run.DateStart?.ToWire());
        writer.WriteString("date_end", Run.DateEnd?.ToWire());
        writer.WritePropertyName("totals");
        JsonSerializer.Serialize(writer, Run.Totals, ProblemJson.Options);
        writer.WriteString("results", Run.HasResults ? $"{Location}/Results" : null);
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? number)
    {
        writer.WritePropertyName(name);
        if (number is { } some)
        {
            writer.WriteNumberValue(Math.Round(some, 1));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
