using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Planning.Fits;
using WorkOrders.Domain;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Api.Planning;

/// <summary>The response that shows where a work order could be planned.</summary>
/// <param name="Fit">Where it could be planned.</param>
/// <param name="Warnings">The warnings; may be empty.</param>
internal sealed record FitDocument(OrderFit Fit, IReadOnlyList<Problem> Warnings)
{
    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("jobs_id", Fit.OrderId);
        writer.WriteNumber("minutes", Fit.Minutes);
        writer.WriteStartArray("technicians");
        foreach (var technician in Fit.Technicians)
        {
            writer.WriteStartObject();
            writer.WriteString("user_id", technician.UserId);
            writer.WriteString("user", technician.Code);
            Write(writer, technician.Times);
            if (technician.Alone is { } alone)
            {
                writer.WriteStartObject("alone");
                Write(writer, alone);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (Warnings.Count > 0)
        {
            writer.WritePropertyName("warnings");
            ProblemJson.WriteList(writer, Warnings);
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FitTimes times)
    {
        writer.WriteStartArray("periods");
        foreach (var period in times.Periods)
        {
            writer.WriteStartObject();
            Write(writer, period.Period);
            writer.WriteString("verdict", period.Verdict.ToString().ToLowerInvariant());
            writer.WriteStartArray("reasons");
            foreach (var reason in period.Reasons)
            {
                writer.WriteStringValue(reason);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("short_travel");
        foreach (var period in times.ShortTravel)
        {
            writer.WriteStartObject();
            Write(writer, period);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Period period)
    {
        writer.WriteString("date_from", period.From.UtcDateTime);
        writer.WriteString("date_to", period.To.UtcDateTime);
    }
}
