using System.Text.Json;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>The response to <c>GET /session</c>: who the caller is and what the caller may do.</summary>
/// <param name="caller">The caller.</param>
/// <param name="technician">The technician to whom the credential belongs; null if it is not linked to one.</param>
internal sealed class SessionDocument(Caller caller, User? technician)
{
    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("tenant", caller.TenantName);
        writer.WriteString("user", caller.UserName);
        writer.WriteString("role", caller.Role.ToName());
        writer.WritePropertyName("technician");
        WriteTechnician(writer);
        writer.WriteString("time_zone", caller.Settings.TimeZone.Id);
        writer.WriteString("expires_dateutc", caller.SessionEnds is { } end ? new DateTimeOffset(end).ToWire() : null);
        writer.WriteEndObject();
    }

    private void WriteTechnician(Utf8JsonWriter writer)
    {
        if (technician is null)
        {
            writer.WriteNullValue();
            return;
        }
        writer.WriteStartObject();
        writer.WriteString("id", technician.Id!.Value);
        writer.WriteString("code", technician.Code);
        writer.WriteString("name", $"{technician.Firstname} {technician.Lastname}".Trim());
        writer.WriteEndObject();
    }
}
