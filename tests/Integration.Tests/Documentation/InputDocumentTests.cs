using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The tables of docs/input.md are true: every row is sent, without and with strict handling.</summary>
public sealed class InputDocumentTests
{
    private const string Strict = "handling=strict";

    private static readonly string Document = RepositoryFiles.Read("docs/input.md");

    private static readonly JsonObject BaseOrder =
        JsonNode.Parse(Document.Split("```json")[1].Split("```")[0])!.AsObject();

    private static IEnumerable<TestCaseData> Fragments() => Rows(3, "## The body as a whole", before: true);

    private static IEnumerable<TestCaseData> Bodies() => Rows(3, "## The body as a whole", before: false);

    private static IEnumerable<TestCaseData> Columns() => Rows(4, "## The body as a whole", before: false);

    [TestCaseSource(nameof(Fragments))]
    public async Task A_field_is_handled_as_documented(string fragment, string expected, string strict)
    {
        var order = BaseOrder.DeepClone().AsObject();
        foreach (var (field, value) in JsonNode.Parse(Code(fragment))!.AsObject())
        {
            order = value is null ? order.Without(field) : order.With(field, value.DeepClone());
        }
        await AssertHandled(tenant => tenant.PostText(ToJson(order, fragment)), expected);
        await AssertHandled(tenant => tenant.PostText(ToJson(order, fragment), prefer: Strict), strict);
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task A_body_is_handled_as_documented(string body, string expected, string strict)
    {
        await AssertHandled(tenant => tenant.PostText(Code(body)), expected);
        await AssertHandled(tenant => tenant.PostText(Code(body), prefer: Strict), strict);
    }

    [TestCaseSource(nameof(Columns))]
    public async Task A_column_is_handled_as_documented(string header, string cell, string expected, string strict)
    {
        var fields = BaseOrder.Select(field => (field.Key, Value: $"{field.Value}"))
            .Append((Key: Code(header), Value: Code(cell))).ToList();
        var file = $"{string.Join(';', fields.Select(field => field.Key))}\n{string.Join(';', fields.Select(field => field.Value))}\n";
        await AssertHandled(tenant => Import(tenant, file, null), expected);
        await AssertHandled(tenant => Import(tenant, file, Strict), strict);
    }

    private static async Task AssertHandled(Func<TestTenant, Task<Answer>> send, string expected)
    {
        using var tenant = await TestTenant.Create();
        var response = await send(tenant);
        var issues = response.Problems.Concat(response.Warnings).Concat(RowWarnings(response));
        Assert.That($"{(int)response.Status} {string.Join(", ", issues.Distinct())}".TrimEnd(), Is.EqualTo(Plain(expected)), response.Text);
    }

    private static IEnumerable<string> RowWarnings(Answer response) =>
        from row in response.Json["results"]?.AsArray() ?? []
        from warning in row!["warnings"]?.AsArray() ?? []
        select $"{warning!["pointer"]} {warning["code"]}";

    private static Task<Answer> Import(TestTenant tenant, string file, string? prefer) =>
        tenant.Send(HttpMethod.Post, "/api/Jobs/Import", new StringContent(file, Encoding.UTF8, "text/csv"), prefer);

    /// <summary>The order, with the text of numbers and annotations as the document shows them.</summary>
    private static string ToJson(JsonObject order, string fragment)
    {
        var replaced = JsonNode.Parse(Code(fragment))!.AsObject();
        var fields = order.Where(field => !replaced.ContainsKey(field.Key))
            .Select(field => $"\"{field.Key}\":{field.Value!.ToJsonString()}");
        return $"{{{string.Join(',', fields.Append(Code(fragment)[1..^1]))}}}";
    }

    private static IEnumerable<TestCaseData> Rows(int columns, string heading, bool before)
    {
        var parts = Document.Split(heading);
        foreach (var line in (before ? parts[0] : parts[1]).Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            var cells = line.Trim('|').Split('|').Select(cell => cell.Trim(' ')).ToArray();
            if (cells.Length == columns)
            {
                yield return new TestCaseData([.. cells]).SetArgDisplayNames(cells[0], cells[1]);
            }
        }
    }

    private static string Code(string cell) => cell.Trim('`');

    private static string Plain(string cell) => cell.Replace("`", "", StringComparison.Ordinal).TrimEnd();
}
