using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Planning.Fits;
using WorkOrders.Domain;

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
            writer.WriteStartArray("periods");
            foreach (var period in technician.Periods)
            {
                writer.WriteStartObject();
                writer.WriteString("date_from", period.Period.From.UtcDateTime);
                writer.WriteString("date_to", period.Period.To.UtcDateTime);
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
}
