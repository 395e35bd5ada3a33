using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Planning.Board;
using WorkOrders.Domain;

namespace WorkOrders.Api.Planning;

/// <summary>The response with a planning board.</summary>
/// <param name="Board">The board.</param>
/// <param name="Warnings">The warnings; may be empty.</param>
/// <param name="Format">How values are written.</param>
internal sealed record BoardDocument(PlanningBoard Board, IReadOnlyList<Problem> Warnings, ValueFormat Format)
{
    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        var values = new BoardValues(writer, Format);
        writer.WriteStartObject();
        Format.Write(writer, "position", Board.Position);
        writer.WriteBoolean("complete", Board.IsComplete);
        values.List("days", Board.Days, day =>
        {
            writer.WriteString("date", CalendarText.Of(day.Date));
            values.Ends(day.Period);
        });
        values.List("technicians", Board.Technicians, technician => Write(values, technician));
        WriteEntries(writer);
        writer.WriteStartArray("removed");
        foreach (var id in Board.Removed)
        {
            writer.WriteStringValue(id);
        }
        writer.WriteEndArray();
        if (Warnings.Count > 0)
        {
            writer.WritePropertyName("warnings");
            ProblemJson.WriteList(writer, Warnings);
        }
        writer.WriteEndObject();
    }

    private void WriteEntries(Utf8JsonWriter writer)
    {
        var fields = new EntityWriter(Format);
        writer.WriteStartArray("entries");
        foreach (var (entry, job) in Board.Entries)
        {
            writer.WriteStartObject();
            fields.WriteFields(writer, entry);
            writer.WritePropertyName("job");
            fields.Write(writer, job);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Write(BoardValues values, BoardTechnician technician)
    {
        values.Write("id", FieldKind.Guid, technician.Id);
        values.Write("code", FieldKind.Text, technician.Code);
        values.Write("firstname", FieldKind.Text, technician.Firstname);
        values.Write("lastname", FieldKind.Text, technician.Lastname);
        values.Write("team_leader_user_id", FieldKind.Guid, technician.TeamLeaderUserId);
        values.Write("time_zone", FieldKind.Text, technician.TimeZone.Id);
        values.Write("start_latitude_decimal", FieldKind.Decimal, technician.StartLatitude);
        values.Write("start_longitude_decimal", FieldKind.Decimal, technician.StartLongitude);
        values.Write("allow_overlap", FieldKind.Boolean, technician.AllowOverlap);
        values.Write("inactive", FieldKind.Boolean, technician.IsInactive);
        values.List("skills", technician.Skills, skill =>
        {
            values.Write("id", FieldKind.Guid, skill.Id);
            values.Write("code", FieldKind.Text, skill.Code);
            values.Write("level", FieldKind.Integer, skill.Level);
            values.Write("valid_until", FieldKind.Date, skill.ValidUntil);
        });
        values.List("hours", technician.Hours, values.Ends);
        values.List("holidays", technician.Holidays, holiday =>
        {
            values.Write("date", FieldKind.Date, holiday.Date);
            values.Write("name", FieldKind.Text, holiday.Name);
            values.Ends(holiday.Period);
        });
        values.List("absences", technician.Absences, absence =>
        {
            values.Ends(absence.Period);
            values.Write("reason", FieldKind.Text, absence.Reason);
        });
        values.Object("load", () =>
        {
            values.Write("planned_minutes", FieldKind.Integer, technician.Load.PlannedMinutes);
            values.Write("suggested_minutes", FieldKind.Integer, technician.Load.SuggestedMinutes);
            values.Write("working_minutes", FieldKind.Integer, technician.Load.WorkingMinutes);
        });
        values.List("travel", technician.Travel, leg =>
        {
            values.Write("from_id", FieldKind.Guid, leg.FromId);
            values.Write("to_id", FieldKind.Guid, leg.ToId);
            values.Write("travel_minutes", FieldKind.Integer, leg.TravelMinutes);
            values.Write("available_minutes", FieldKind.Integer, leg.AvailableMinutes);
        });
    }
}
