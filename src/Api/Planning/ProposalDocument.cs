using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Planning.Propose;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Planning;

/// <summary>The response with a stored plan, or with the progress of a run.</summary>
/// <param name="Result">The plan; null until the run has completed.</param>
/// <param name="Run">The run; null if the client has waited for the plan.</param>
internal sealed record ProposalDocument(PlanningProposal? Result, ProposalRun? Run)
{
    /// <summary>The warnings; may be empty.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Run is not null)
        {
            WriteRun(writer, Run);
        }
        if (Result is not null)
        {
            WriteResult(writer, Result);
        }
        if (Warnings.Count > 0)
        {
            writer.WritePropertyName("warnings");
            ProblemJson.WriteList(writer, Warnings);
        }
        writer.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter writer, ProposalRun run)
    {
        writer.WriteString("id", run.Id);
        writer.WriteString("state", JsonNamingPolicy.SnakeCaseLower.ConvertName(run.State.ToString()));
        writer.WriteString("detail", run.Detail);
        writer.WriteNumber("seconds", run.Seconds);
        writer.WriteBoolean("stop_requested", run.IsStopRequested);
        writer.WriteString("date_create", run.DateCreate.ToWire());
        writer.WriteString("date_end", run.DateEnd?.ToWire());
        writer.WriteStartObject("progress");
        WriteNumber(writer, "orders", run.Progress.Orders);
        WriteNumber(writer, "unplanned", run.Progress.Unplanned);
        WriteNumber(writer, "iterations", run.Progress.Iterations);
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, PlanningProposal result)
    {
        writer.WriteStartArray("planned");
        foreach (var order in result.Planned)
        {
            writer.WriteStartObject();
            writer.WriteString("jobs_id", order.OrderId);
            writer.WriteString("order", order.Order);
            writer.WriteString("user_id", order.UserId);
            writer.WriteString("user", order.User);
            writer.WriteString("date_from", order.From.ToWire());
            writer.WriteString("date_to", order.To.ToWire());
            writer.WriteNumber("travel_minutes", order.TravelMinutes);
            writer.WriteNumber("kilometers", Math.Round(order.Kilometers, 1));
            writer.WritePropertyName("cost");
            CostJson.Write(writer, order.Cost);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("unplanned");
        foreach (var order in result.Unplanned)
        {
            writer.WriteStartObject();
            writer.WriteString("jobs_id", order.OrderId);
            writer.WriteString("order", order.Order);
            writer.WriteString("code", order.Code);
            writer.WriteString("message", order.Message);
            writer.WriteBoolean("suggestion_withdrawn", order.IsWithdrawn);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WritePropertyName("cost");
        CostJson.Write(writer, result.Cost);
        writer.WriteNumber("iterations", result.Iterations);
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
