using System.Text.Json.Nodes;

namespace WorkOrders.Api.Jobs;

/// <summary>Requests that work as posted in the demo tenant, and what was answered to some.</summary>
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

    /// <summary>An example of this name.</summary>
    public static JsonObject Read(string name)
    {
        using var file = typeof(JobExamples).Assembly.GetManifestResourceStream($"{name}.json")
            ?? throw new ArgumentException($"There is no example {name}.json in Jobs/Examples.", nameof(name));
        return JsonNode.Parse(file)!.AsObject();
    }

    private static (string, string, JsonObject) Request(string name, string summary) => (name, summary, Read(name));
}
