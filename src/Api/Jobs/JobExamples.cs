using System.Text.Json.Nodes;
using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Jobs;

/// <summary>Requests that create work orders in the demo tenant.</summary>
internal static class JobExamples
{
    /// <summary>The requests, the simplest first.</summary>
    public static IReadOnlyList<(string Name, string Summary, JsonObject Body)> Requests { get; } =
    [
        Request("erp-by-codes", "An ERP names everything by its codes"),
        Request("embedded-from-nothing", "All that does not exist yet is embedded, and created with the order"),
        Request("mobile-equipment", "The equipment is mobile, so the order carries its own address"),
        Request("multi-job-child", "A child and the order that groups it, in one message"),
        Request("every-field", "Every field that can be filled"),
        Request("legacy-defaults", "A connector whose types hold no nulls"),
    ];

    /// <summary>The examples that give fields a value worth showing: the connector's defaults mostly mean "not given"; the answer has the fields that the server sets.</summary>
    public static IEnumerable<JsonObject> Fields =>
        Requests.Where(request => request.Name != "legacy-defaults").Select(request => request.Body).Append(Examples.Object("answer-201"));

    private static (string, string, JsonObject) Request(string name, string summary) => (name, summary, Examples.Object(name));
}
