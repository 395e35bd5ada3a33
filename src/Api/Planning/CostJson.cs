using System.Text.Json;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Api.Planning;

/// <summary>Writes costs by their causes.</summary>
internal static class CostJson
{
    private const string Schema = "planning_cost";

    private static readonly (string Name, Func<CostTerms, double> Value, string Description)[] Terms =
    [
        ("total", cost => cost.Total, "The sum of the others."),
        ("distance", cost => cost.Distance, "Travel: for each kilometre."),
        ("lateness", cost => cost.Lateness, "Ending after the due date."),
        ("priority", cost => cost.Priority, "Starting later than possible; more for higher priorities."),
        ("load_balance", cost => cost.LoadBalance, "How full the day of the technician is."),
        ("skill_surplus", cost => cost.SkillSurplus, "Skills of the technician that the work order does not require."),
        ("continuity", cost => cost.Continuity, "Sending another technician than on the previous visit to the project."),
        ("route", cost => cost.Route, "Using the day of a technician; 0 unless the tenant sets its weight."),
    ];

    /// <summary>Writes a cost as an object; numbers are rounded to three decimals.</summary>
    public static void Write(Utf8JsonWriter writer, CostTerms cost)
    {
        writer.WriteStartObject();
        foreach (var (name, value, _) in Terms)
        {
            writer.WriteNumber(name, Math.Round(value(cost), 3));
        }
        writer.WriteEndObject();
    }

    /// <summary>Adds the schema of a cost, and returns a reference to it.</summary>
    public static IOpenApiSchema AddSchema(OpenApiDocument document) => document.AddSchema(Schema, Schemas.Object(
        "A cost by its causes. Costs have no unit; their weights are settings of the tenant.",
        [.. Terms.Select(term => (term.Name, (IOpenApiSchema)Schemas.Number(term.Description)))]));
}
