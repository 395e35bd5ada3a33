using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Planning.Propose;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Planning;

/// <summary>The response with a stored plan.</summary>
/// <param name="Proposal">The plan.</param>
internal sealed record ProposalDocument(PlanningProposal Proposal)
{
    /// <summary>Returns the function that writes the document with warnings.</summary>
    public Action<Utf8JsonWriter> With(IReadOnlyList<Problem> warnings) => writer =>
    {
        writer.WriteStartObject();
        WriteMembers(writer);
        if (warnings.Count > 0)
        {
            writer.WritePropertyName("warnings");
            ProblemJson.WriteList(writer, warnings);
        }
        writer.WriteEndObject();
    };

    /// <summary>Writes the members of the document.</summary>
    public void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("planned");
        foreach (var order in Proposal.Planned)
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
        foreach (var order in Proposal.Unplanned)
        {
            writer.WriteStartObject();
            writer.WriteString("jobs_id", order.OrderId);
            writer.WriteString("order", order.Order);
            writer.WriteString("code", order.Code);
            writer.WriteString("message", order.Message);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WritePropertyName("cost");
        CostJson.Write(writer, Proposal.Cost);
        writer.WriteNumber("iterations", Proposal.Iterations);
    }
}
