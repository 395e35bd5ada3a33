using System.Net;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary><c>GET api/Changes</c>: pages, filters and invalid parameters.</summary>
public sealed class ChangesTests
{
    private readonly Guid _row = Guid.CreateVersion7();
    private TestTenant _tenant = null!;
    private long _before;

    [SetUp]
    public async Task Create()
    {
        _tenant = await TestTenant.Create();
        _before = await _tenant.CountChanges();
    }

    [TearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [Test]
    public async Task A_row_is_reported_from_creation_to_deletion()
    {
        await Write(write => write.Create(_row), origin: "erp1");
        await Write(write => write.Update(_row));
        await Write(write => write.Delete(_row), origin: "erp2");

        var read = (await ReadFeed(3)).Changes.Skip((int)_before).ToList();

        Assert.That(read.Select(change => change["operation"]!.ToString()), Is.EqualTo(new[] { "created", "updated", "deleted" }));
        Assert.That(read.Select(change => change["row_version"]!.GetValue<int>()), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(read.Select(change => change["changed_fields"]?.ToJsonString()), Is.EqualTo(new[] { null, """["name"]""", null }));
        Assert.That(read.Select(change => change["origin"]?.ToString()), Is.EqualTo(new[] { "erp1", null, "erp2" }));
        Assert.That(read.Select(change => $"{change["entity"]} {change["id"]} {change["key"]}"), Is.All.EqualTo($"skill {_row} {_row}"));
        Assert.That(read.Select(change => change["changed_dateutc"]!.GetValue<DateTimeOffset>().Offset), Is.All.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task Initial_master_data_of_a_tenant_is_reported_as_created()
    {
        var read = (await ReadFeed(0)).Changes;
        Assert.That(read.Select(change => change["operation"]!.ToString()), Is.All.EqualTo("created").And.Not.Empty);
        Assert.That(read.Count(change => change["entity"]!.ToString() == "job_status"), Is.EqualTo(18));
        Assert.That(await _tenant.FindFeedDifferences(), Is.Null);
    }

    [Test]
    public async Task The_end_of_the_feed_returns_the_next_position()
    {
        await ReadFeed(0);
        var answer = await Get($"after={_before}");
        Assert.That(answer.Text, Is.EqualTo($$"""{"value":[],"next":{{_before}},"more":false}"""));
    }

    [Test]
    public async Task A_limited_page_reports_that_there_is_more()
    {
        await ReadFeed(0);
        var answer = await Get("top=2");
        Assert.That(answer.Json["value"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That((answer["next"], answer["more"]), Is.EqualTo(("2", "true")));
    }

    [Test]
    public async Task Filtered_changes_are_skipped_and_the_position_advances()
    {
        await Write(write => write.Create(_row), origin: "erp1");
        await ReadFeed(1);
        var answer = await Get("entities=skill&exclude_origin=erp1&top=500");
        Assert.That(
            answer.Json["value"]!.AsArray().Select(change => change!["id"]!.GetValue<Guid>()),
            Has.None.EqualTo(_row).And.Not.Empty);
        Assert.That((answer["next"], answer["more"]), Is.EqualTo(($"{_before + 1}", "false")));

        answer = await Get($"after={_before}&exclude_origin=erp1");
        Assert.That(answer.Text, Is.EqualTo($$"""{"value":[],"next":{{_before + 1}},"more":false}"""));
        Assert.That(
            (await Get($"after={_before}&exclude_origin=ERP1")).Json["value"]!.AsArray(),
            Has.Count.EqualTo(1),
            "origins are case-sensitive");
        Assert.That((await Get($"after={_before}&entities=jobs,%20skill")).Json["value"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_page_may_be_empty_when_few_changes_match_the_filter()
    {
        const int Rows = 60_000;
        await _tenant.Run($"""
            insert into change_pending (tenant_id, entity, row_id, row_version, operation)
            select @tenant, case n when {Rows} then 'jobs' else 'skill' end, gen_random_uuid(), 1, 'created'
            from generate_series(1, {Rows}) n
            """);
        await new FeedReader(_tenant.Http, "&top=5000&entities=jobs").ReadTo(_before + Rows);

        var first = await Get("entities=jobs");
        Assert.That(first.Text, Is.EqualTo("""{"value":[],"next":50000,"more":true}"""));
        var second = await Get("entities=jobs&after=50000");
        Assert.That(second.Json["value"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((second["next"], second["more"]), Is.EqualTo(($"{_before + Rows}", "false")));
    }

    [Test]
    public async Task A_tenant_never_sees_changes_of_another()
    {
        using var other = await TestTenant.Create();
        await Write(write => write.Create(_row));
        await ReadFeed(1);
        var reader = new FeedReader(other.Http);
        await reader.ReadTo(await other.CountChanges());
        Assert.That(reader.Changes.Select(change => change["id"]!.GetValue<Guid>()), Has.None.EqualTo(_row));
        Assert.That((await reader.ReadPage())["more"], Is.EqualTo("false"));
    }

    [Test]
    public async Task With_nulls_default_the_response_contains_no_nulls()
    {
        await ReadFeed(0);
        var answer = await _tenant.Send(HttpMethod.Get, "/api/Changes?top=1", prefer: "nulls=default");
        Assert.That(
            answer.Text,
            Does.Contain("\"changed_fields\":[],\"origin\":\"\",\"request_id\":\"\",\"trace_id\":\"\"").And.Not.Contain("null"));
        Assert.That(answer.Headers["Preference-Applied"], Is.EqualTo("nulls=default"));
    }

    [TestCase("after=-1", "\"after\" must be the \"next\" of an earlier response, a whole number")]
    [TestCase("after=", "\"after\" must be the \"next\" of an earlier response, a whole number")]
    [TestCase("after=1.0", "\"after\" must be the \"next\" of an earlier response, a whole number")]
    [TestCase("after=soon", "\"after\" must be the \"next\" of an earlier response, a whole number")]
    [TestCase("after=9223372036854775807", "\"after\" must be the \"next\" of an earlier response, a whole number")]
    [TestCase("after=99999999999999999999", "\"after\" must be the \"next\" of an earlier response, a whole number")]
    [TestCase("after=1&after=2", "\"after\" must be the \"next\" of an earlier response, a whole number")]
    [TestCase("after=1000000", "\"after\" is 1000000, but the last change is ")]
    [TestCase("top=0", "\"top\" must be a whole number from 1 to 5000; received \"0\".")]
    [TestCase("top=5001", "\"top\" must be a whole number from 1 to 5000; received \"5001\".")]
    [TestCase("top=all", "\"top\" must be a whole number from 1 to 5000; received \"all\".")]
    [TestCase("entities=job", "there is no entity \"job\". Did you mean jobs?")]
    [TestCase("entities=jobs,,skill", "there is no entity \"\".")]
    [TestCase("entities=", "there is no entity \"\".")]
    [TestCase("entities=db_country", "there is no entity \"db_country\".")]
    [TestCase("exclude_origin=",
        "\"exclude_origin\" must be a name that a system sends in Origin-System: 1 to 50 printable characters; received \"\".")]
    [TestCase("exclude_origin=a%07b",
        "\"exclude_origin\" must be a name that a system sends in Origin-System: 1 to 50 printable characters; received \"a")]
    [TestCase("exclude_origins=erp1", "There is no parameter \"exclude_origins\". Did you mean exclude_origin?")]
    [TestCase("aftr=1", "There is no parameter \"aftr\". Did you mean after?")]
    public async Task An_invalid_parameter_is_refused(string query, string message)
    {
        var answer = await Get(query);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Json["errors"]!.AsArray().Select(error => error!["message"]!.ToString()), Has.Some.Contains(message));
    }

    [Test]
    public async Task All_invalid_parameters_are_reported_at_once()
    {
        var answer = await Get("after=x&top=0&entities=nothing");
        Assert.That(answer.Problems, Is.EqualTo(new[] { " bad_parameter", " bad_parameter", " bad_parameter" }));
    }

    [Test]
    public async Task An_unknown_parameter_causes_a_warning_or_is_refused_under_strict_handling()
    {
        await ReadFeed(0);
        var answer = await Get("color=red");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Warnings, Is.EqualTo(new[] { " unknown_parameter" }));
        answer = await _tenant.Send(HttpMethod.Get, "/api/Changes?color=red", prefer: "handling=strict");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Reading_without_credentials_returns_401()
    {
        _tenant.Http.DefaultRequestHeaders.Clear();
        Assert.That((await Get("")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private Task Write(Func<OpenTransaction, Task> write, string? origin = null) =>
        OpenTransaction.WriteAndCommit(TestDatabase.OwnerConnectionString, _tenant.Id, write, origin);

    private Task<Answer> Get(string query) => _tenant.Send(HttpMethod.Get, $"/api/Changes?{query}");

    /// <summary>Reads the changes made before the test, and the given number of further changes.</summary>
    private async Task<FeedReader> ReadFeed(int more)
    {
        var reader = new FeedReader(_tenant.Http);
        await reader.ReadTo(_before + more);
        return reader;
    }
}
