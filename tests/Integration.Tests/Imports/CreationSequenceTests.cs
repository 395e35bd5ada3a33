using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Parents are created before their children, wherever they are in the file.</summary>
public sealed class CreationSequenceTests : ImportFixture
{
    private static JsonObject Order(string reference, string? parent = null) => parent is null
        ? Sample.Order().With("reference_back_office", reference)
        : Sample.Order().With("reference_back_office", reference).With("_parent_jobs_reference_back_office", parent);

    [Test]
    public async Task A_child_may_precede_its_parent_and_results_keep_the_file_order()
    {
        var id = Guid.NewGuid();
        var answer = await Import(
            ToJsonArray(Order("D", "C"), Order("C", "B"), Order("B").With("_parent_id", id), Order("A").With("id", id)));
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created", "3 created", "4 created" }), answer.Text);
        Assert.That(Results(answer).Select(result => result["reference"]!.ToString()), Is.EqualTo(new[] { "D", "C", "B", "A" }));
        Assert.That(
            await Tenant.Ask<string>("""
                select string_agg(j.reference_back_office || '<' || p.reference_back_office, ' ' order by j.reference_back_office)
                from jobs j join jobs p on p.id = j._parent_id and p.tenant_id = j.tenant_id
                where j.tenant_id = @tenant
                """),
            Is.EqualTo("B<A C<B D<C"));
    }

    [Test]
    public async Task A_parent_embedded_by_its_reference_resolves_to_the_row_with_that_reference()
    {
        var embedding = Order("A").With("_parent_job", new JsonObject { ["reference_back_office"] = "P" });
        var answer = await Import(ToJsonArray(embedding, Order("P").With("name", "The parent")));
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
        Assert.That(
            await Tenant.Ask<string>("select name from jobs where tenant_id = @tenant and reference_back_office = 'P'"),
            Is.EqualTo("The parent"));
    }

    [Test]
    public async Task A_parent_embedded_by_a_later_row_is_created_before_its_child()
    {
        var embedding = Order("A").With("_parent_job", Order("P"));
        Assert.That(Outcomes(await Import(ToJsonArray(Order("B", "P"), embedding))), Is.EqualTo(new[] { "1 created", "2 created" }));
        Assert.That(await StoredReferences(), Is.EqualTo("A B P"));
    }

    [Test]
    public async Task A_child_is_created_if_any_row_that_defines_its_parent_is_accepted([Values] bool embedded)
    {
        JsonObject OrderDefiningParent(string reference) => embedded ? Order(reference).With("_parent_job", Order("P")) : Order("P");
        var answer = await Import(
            ToJsonArray(OrderDefiningParent("A").With("estimated_time", -1), Order("B", "P"), OrderDefiningParent("C")),
            query: "?mode=partial");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 refused", "2 created", "3 created" }), answer.Text);
    }

    [Test]
    public async Task A_row_may_need_the_child_of_a_parent_that_another_row_creates()
    {
        var needsChild = Order("C").With("_parent_job", Order("P").With("_parent_jobs_reference_back_office", "B"));
        var answer = await Import(ToJsonArray(Order("A").With("_parent_job", Order("P")), needsChild, Order("B", "P")));
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created", "3 created" }), answer.Text);
    }

    [Test]
    public async Task A_child_whose_parent_is_refused_is_refused()
    {
        var answer = await Import(ToJsonArray(Order("B", "A"), Order("A").Without("name")), query: "?mode=partial");
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/0/_parent_jobs_reference_back_office not_found", "/1/name required" }));
        Assert.That(Results(answer).First()["problems"]![0]!["message"]!.ToString(),
            Does.EndWith("Row 2 of the file would create it, but was refused."));
    }

    [Test]
    public async Task Rows_in_a_parent_cycle_are_refused_at_their_parent_field()
    {
        var answer = await Import(
            ToJsonArray(Order("A", "C"), Order("B", "A"), Order("C", "B"), Order("D", "C"), Order("E", "E")), query: "?mode=partial");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 refused", "2 refused", "3 refused", "4 refused", "5 refused" }));
        var cycle = Results(answer).Take(3).Select(result => result["problems"]!.AsArray().Single()!).ToList();
        Assert.That(cycle.Select(problem => problem["pointer"]!.ToString()), Is.EqualTo(new[]
        {
            "/0/_parent_jobs_reference_back_office", "/1/_parent_jobs_reference_back_office", "/2/_parent_jobs_reference_back_office",
        }));
        Assert.That(cycle.Select(problem => problem["code"]!.ToString()), Is.All.EqualTo("cycle"));
        Assert.That(cycle[0]["message"]!.ToString(), Does.Contain("rows 1, 2, 3"));
        Assert.That(
            Problems(answer).Where(problem => problem.StartsWith("/3", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "/3/_parent_jobs_reference_back_office not_found" }));
    }
}
