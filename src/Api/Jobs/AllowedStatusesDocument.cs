using System.Text.Json;
using WorkOrders.Application.WorkOrders.AllowedStatuses;

namespace WorkOrders.Api.Jobs;

/// <summary>The response with the statuses that follow the status of a work order.</summary>
/// <param name="Statuses">The statuses.</param>
internal sealed record AllowedStatusesDocument(IReadOnlyList<AllowedStatus> Statuses)
{
    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("value");
        foreach (var status in Statuses)
        {
            writer.WriteStartObject();
            writer.WriteString("id", status.Id);
            writer.WriteString("code", status.Code);
            writer.WriteString("name", status.Name);
            writer.WriteBoolean("allowed", status.Allowed);
            writer.WriteStartArray("unmet");
            foreach (var condition in status.Unmet)
            {
                writer.WriteStringValue(condition);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
