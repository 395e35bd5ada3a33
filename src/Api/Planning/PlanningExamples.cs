using System.Text.Json.Nodes;

namespace WorkOrders.Api.Planning;

/// <summary>Example values of the fields of planning entries, for the schemas.</summary>
internal static class PlanningExamples
{
    /// <summary>Rows that together have a value for each field.</summary>
    public static IEnumerable<JsonObject> Fields =>
    [
        JsonNode.Parse("""
            {
              "id": "01a209c7-952b-7239-bd29-58a8fd089629", "jobs_id": "01a209c7-9510-7831-8681-052f83a9505d",
              "jobs_reference_back_office": "SO-2026-004711", "user_id": "de300000-0009-8000-8000-000000000007", "user_code": "T07",
              "date_from": "2026-12-01T07:30:00Z", "date_to": "2026-12-01T09:00:00Z", "is_firm": true, "is_locked": false,
              "customer_informed": true, "overridden": "outside_working_time absent", "modified_dateutc": "2026-11-23T19:00:04.681219Z"
            }
            """)!.AsObject(),
    ];
}
