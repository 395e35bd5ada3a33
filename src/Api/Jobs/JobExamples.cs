using System.Text.Json.Nodes;
using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Jobs;

/// <summary>Requests that create work orders in the demo tenant.</summary>
internal static class JobExamples
{
    /// <summary>The requests, from simple to complex.</summary>
    public static IReadOnlyList<(string Name, string Summary, JsonObject Body)> Requests { get; } =
    [
        Request("erp-by-codes", "References by code, as an ERP sends them"),
        Request("embedded-from-nothing", "Objects that do not exist yet are embedded and created with the work order"),
        Request("mobile-equipment", "The equipment is mobile, so the work order has its own address"),
        Request("multi-job-child", "A child and its parent in one request"),
        Request("every-field", "Every writable field"),
        Request("legacy-defaults", "A legacy connector that cannot send nulls"),
    ];

    /// <summary>
    /// The examples that provide the field values for the schemas. The legacy connector is excluded, because its default values mostly mean
    /// "not given". The response is included, because it contains the fields that the server sets.
    /// </summary>
    public static IEnumerable<JsonObject> Fields =>
        Requests.Where(request => request.Name != "legacy-defaults").Select(request => request.Body).Append(Examples.Object("answer-201"));

    private static (string, string, JsonObject) Request(string name, string summary) => (name, summary, Examples.Object(name));
}
