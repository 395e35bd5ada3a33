using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Every text limit of the published table, in code points: the longest accepted and the shortest refused text.</summary>
public sealed class TextLimitTests
{
    /// <summary>The path of each entity that an order can embed.</summary>
    private static readonly (string Entity, string Path)[] Embedded =
    [
        ("project", "project"), ("job_type", "job_type"), ("job_priority", "job_priority"), ("user", "suggested_user"), ("skill", "skill"),
        ("equipment_model", "project/equipment_model"), ("equipment_brand", "project/equipment_model/equipment_brand"),
        ("equipment_family", "project/equipment_model/equipment_family"), ("sales_organization", "skill/sales_organization"),
        ("project_status", "project/project_status"),
        ("jobs", "_parent_job"),
    ];

    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void DisposeTenant() => _tenant.Dispose();

    private static IEnumerable<TestCaseData> Limits() =>
        PublishedFields.For("jobs").Where(field => field.Max is not null).Select(field => new TestCaseData(field.Name, field.Max!.Value));

    private static IEnumerable<TestCaseData> EmbeddedEntities() =>
        Embedded.Select(embedded => new TestCaseData(embedded.Entity, embedded.Path));

    [TestCaseSource(nameof(Limits))]
    public async Task The_longest_text_is_accepted_in_any_script(string field, int max)
    {
        foreach (var letter in new[] { "x", "ß", "🔧" })
        {
            var text = string.Concat(Enumerable.Repeat(letter, max));
            var response = await _tenant.PostCreated(Sample.MobileOrder().With(field, text));
            Assert.That(response[field], Is.EqualTo(text));
            Assert.That((await _tenant.Get(response["id"]!))[field], Is.EqualTo(text));
        }
    }

    [TestCaseSource(nameof(Limits))]
    public async Task A_text_with_one_code_point_too_many_is_refused(string field, int max)
    {
        foreach (var letter in new[] { "x", "🔧" })
        {
            var response = await _tenant.PostRefused(Sample.MobileOrder().With(field, string.Concat(Enumerable.Repeat(letter, max + 1))),
                HttpStatusCode.BadRequest, $"/{field} too_long");
            Assert.That((int)response.Problem($"/{field}")["accepted"]!, Is.EqualTo(max));
        }
    }

    [TestCaseSource(nameof(EmbeddedEntities))]
    public async Task The_limits_also_apply_to_embedded_objects(string entity, string path)
    {
        var limited = PublishedFields.For(entity).Where(field => field.Max is not null).ToList();
        var body = new JsonObject(limited.Select(field =>
            KeyValuePair.Create(field.Name, (JsonNode?)new string('x', field.Max!.Value + 1))));
        foreach (var name in path.Split('/').Reverse())
        {
            body = new JsonObject { [name] = body };
        }
        foreach (var (name, value) in Sample.Order())
        {
            body[name] = value!.DeepClone();
        }
        var response = await _tenant.Post(body);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.BadRequest), () => response.Text);
        Assert.That(response.Problems.Where(problem => problem.EndsWith(" too_long", StringComparison.Ordinal)),
            Is.EquivalentTo(limited.Select(field => $"/{path}/{field.Name} too_long")));
    }
}
