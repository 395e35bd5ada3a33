using System.Text.Json;
using WorkOrders.Application.Planning.Propose;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Planning;

/// <summary>The response with the progress of a run that proposes a plan.</summary>
/// <param name="Run">The run.</param>
/// <param name="Root">The root URL of this API, as the client sees it.</param>
internal sealed record ProposalRunDocument(ProposalRun Run, string Root)
{
    /// <summary>The URL of the run.</summary>
    public string Location => $"{Root}/api/Planning/Proposals({Run.Id})";

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        var (orders, iterations, unplanned) = Run.Progress;
        writer.WriteStartObject();
        writer.WriteString("id", Run.Id);
        writer.WriteString("state", JsonNamingPolicy.SnakeCaseLower.ConvertName(Run.State.ToString()));
        writer.WriteString("detail", Run.Detail);
        writer.WriteNumber("seconds", Run.Seconds);
        writer.WriteBoolean("stop_requested", Run.IsStopRequested);
        WriteNumber(writer, "orders", orders);
        WriteNumber(writer, "iterations_done", iterations);
        WriteNumber(writer, "unplanned_so_far", unplanned);
        writer.WriteString("date_create", Run.DateCreate.ToWire());
        writer.WriteString("date_end", Run.DateEnd?.ToWire());
        if (Run.Result is { } result)
        {
            writer.WriteStartObject("result");
            new ProposalDocument(result).WriteMembers(writer);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("result");
        }
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, long? number)
    {
        writer.WritePropertyName(name);
        if (number is { } some)
        {
            writer.WriteNumberValue(some);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
