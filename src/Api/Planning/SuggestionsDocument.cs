using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Planning.Suggest;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;
using WorkOrders.Domain.Planning.Suggestions;

namespace WorkOrders.Api.Planning;

/// <summary>The response with technicians and times for a work order.</summary>
/// <param name="Found">The suggestions.</param>
/// <param name="Warnings">The warnings; may be empty.</param>
internal sealed record SuggestionsDocument(OrderSuggestions Found, IReadOnlyList<Problem> Warnings)
{
    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("jobs_id", Found.Work.Id);
        writer.WriteNumber("minutes", (int)Found.Work.Duration.TotalMinutes);
        Write(writer, "suggestions", Found.Suggestions);
        Write(writer, "excluded", Found.Excluded);
        if (Warnings.Count > 0)
        {
            writer.WritePropertyName("warnings");
            ProblemJson.WriteList(writer, Warnings);
        }
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, string name, IReadOnlyList<Suggestion> suggestions)
    {
        writer.WriteStartArray(name);
        foreach (var suggestion in suggestions)
        {
            var leader = suggestion.Team.Leader;
            writer.WriteStartObject();
            writer.WriteString("user_id", leader.Id);
            writer.WriteString("user", leader.Name);
            writer.WriteStartArray("team");
            foreach (var member in suggestion.Team.Members)
            {
                writer.WriteStringValue(member.Name);
            }
            writer.WriteEndArray();
            writer.WriteString("date_from", suggestion.Period.From.ToWire());
            writer.WriteString("date_to", suggestion.Period.To.ToWire());
            writer.WritePropertyName("cost");
            CostJson.Write(writer, suggestion.Cost);
            writer.WriteNumber("detour_kilometers", Math.Round(suggestion.Detour, 1));
            writer.WriteNumber("travel_minutes", (int)suggestion.Travel.Duration.TotalMinutes);
            WriteRules(writer, suggestion);
            WriteChanges(writer, suggestion);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteRules(Utf8JsonWriter writer, Suggestion suggestion)
    {
        writer.WriteStartArray("rules");
        foreach (var rule in SuggestionFinder.Rules)
        {
            writer.WriteStartObject();
            writer.WriteString("code", rule.Code);
            writer.WriteBoolean("passed", !suggestion.Broken.Contains(rule.Code));
            writer.WriteBoolean("overridable", rule.IsOverridable);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private void WriteChanges(Utf8JsonWriter writer, Suggestion suggestion)
    {
        writer.WriteStartArray("changes");
        foreach (var change in RequiredChange.For(Found.Work, suggestion))
        {
            writer.WriteStartObject();
            writer.WriteString("code", change.Code);
            writer.WriteString("change", change.Text);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
