using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>Queries whose meaning is uncertain, or that would burden the database, are refused and not changed.</summary>
public sealed class QueryLimitTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task Insert()
    {
        _tenant = await TestTenant.Create();
        await SampleRows.Insert(_tenant, seed: 5, orders: 20);
    }

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase("id2 eq @a", "@a=@b&@b=5", "@a invalid_value")]
    [TestCase("id2 eq @a", "@a=1&@a=2", "@a invalid_value")]
    [TestCase("contains(name,@a)", "@a='x') or (true", "@a invalid_value")]
    [TestCase("contains(name,@a)", "@a='x", "@a invalid_value")]
    public async Task An_alias_has_one_complete_value(string filter, string aliases, string refusal)
    {
        var answer = await _tenant.Send(
            HttpMethod.Get, $"{Url(("$filter", filter))}&{aliases.Replace(" ", "%20", StringComparison.Ordinal)}");
        Assert.That((int)answer.Status, Is.EqualTo(400));
        Assert.That(answer.Refusals(), Does.Contain(refusal));
    }

    [TestCase("id2 sub 900000 eq @a mul 2", "@a=1 add 2", "id2 eq 900006")]
    [TestCase("not @p", "@p=id2 eq 900001 or id2 eq 900002", "id2 ne 900001 and id2 ne 900002")]
    [TestCase("id2 in @list", "@list=(900001,900002)", "id2 eq 900001 or id2 eq 900002")]
    [TestCase("length('@a') eq 2", "@a=1", "true")]
    [TestCase("id2 ne @missing", "@a=900001", "true")]
    public async Task An_alias_is_replaced_as_a_whole(string filter, string alias, string same)
    {
        var answer = await _tenant.Send(
            HttpMethod.Get, $"{Url(("$filter", filter))}&{alias.Replace(" ", "%20", StringComparison.Ordinal)}");
        Assert.That(answer.Ids(), Is.Not.Empty.And.EqualTo((await _tenant.List("Jobs", ("$filter", same))).Ids()));
    }

    [TestCase("job_planning($filter=true;$filter=false)")]
    [TestCase("job_planning($top=1;top=2)")]
    [TestCase("project($expand=company;$expand=contact)")]
    [TestCase("project($expand=company($select=name;$select=id))")]
    [TestCase("project,Project")]
    public async Task An_option_of_an_expansion_is_given_once(string expand)
    {
        var answer = await _tenant.List("Jobs", ("$expand", expand));
        Assert.That((int)answer.Status, Is.EqualTo(400));
        Assert.That(answer.Refusals(), Is.EqualTo(["$expand duplicate_parameter"]));
    }

    [Test]
    public async Task Options_in_nested_parentheses_and_in_quotes_are_no_duplicates()
    {
        var answer = await _tenant.List(
            "Jobs", ("$expand", "job_planning($filter=jobs/name eq '($top=1;$top=2)';$expand=jobs($select=name),user($select=code))"));
        Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
    }

    [TestCase(30, 200)]
    [TestCase(31, 400)]
    [TestCase(790, 400)]
    public async Task Paths_follow_a_limited_number_of_references(int references, int status)
    {
        var path = string.Concat(Enumerable.Repeat("_parent_job/", references));
        foreach (var (option, value) in new[] { ("$filter", $"{path}name eq 'x'"), ("$orderby", $"{path}name") })
        {
            var answer = await _tenant.List("Jobs", (option, value), ("$top", "1"));
            Assert.That((int)answer.Status, Is.EqualTo(status), option);
            Assert.That(answer.Refusals(), Is.EqualTo(status == 200 ? [] : new[] { $"{option} too_complex" }));
        }
    }

    [Test]
    public async Task The_same_path_counts_once_and_all_terms_of_an_order_count_together()
    {
        var same = string.Join(" or ", Enumerable.Repeat("project/company/code eq 'x'", 40));
        Assert.That((int)(await _tenant.List("Jobs", ("$filter", same))).Status, Is.EqualTo(200));
        var (one, other) = (string.Concat(Enumerable.Repeat("_parent_job/", 16)), string.Concat(Enumerable.Repeat("_parent/", 16)));
        var answer = await _tenant.List("Jobs", ("$orderby", $"{one}name,project/{other}name"));
        Assert.That(answer.Refusals(), Is.EqualTo(["$orderby too_complex"]));
    }

    [TestCase(3, 200)]
    [TestCase(4, 400)]
    [TestCase(40, 400)]
    public async Task Lambda_operators_are_nested_to_a_limited_depth(int depth, int status)
    {
        var filter = "true";
        for (var level = depth; level > 0; level--)
        {
            filter = $"{(level == 1 ? "" : $"p{level - 1}/jobs/")}job_planning/any(p{level}:{filter})";
        }
        Assert.That((int)(await _tenant.List("Jobs", ("$filter", filter))).Status, Is.EqualTo(status));
    }

    [TestCase("null in ('a')", "false")]
    [TestCase("null in ('a',null)", "true")]
    [TestCase("length(null) in (1,2)", "false")]
    [TestCase("-null eq null", "true")]
    [TestCase("date_create eq null or hour(date(date_create)) add minute(date(date_create)) eq 0", "true")]
    public async Task A_null_literal_and_a_date_have_the_values_of_the_standard(string filter, string same) =>
        Assert.That(
            (await _tenant.List("Jobs", ("$filter", filter))).Ids(), Is.EqualTo((await _tenant.List("Jobs", ("$filter", same))).Ids()));

    [TestCase("now()")]
    [TestCase("now() sub due_date desc")]
    public async Task An_order_by_the_current_time_is_not_supported(string order)
    {
        var answer = await _tenant.List("Jobs", ("$orderby", order));
        Assert.That((int)answer.Status, Is.EqualTo(501));
        Assert.That(answer.Refusals(), Is.EqualTo(["$orderby not_supported"]));
    }

    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("x")]
    [TestCase("[1,2,3,4]")]
    [TestCase("""["x",null,null,"01970000-0000-7000-8000-000000000000"]""")]
    [TestCase("""["2","x",null,"01970000-0000-7000-8000-000000000000"]""")]
    [TestCase("""["2",null,"99999999999999999999","01970000-0000-7000-8000-000000000000"]""")]
    [TestCase("""["2",null,null,null]""")]
    [TestCase("""["2",null,null,"x"]""")]
    [TestCase("""["1001",null,null,"01970000-0000-7000-8000-000000000000"]""")]
    [TestCase("""["2","-1",null,"01970000-0000-7000-8000-000000000000"]""")]
    public async Task A_token_that_a_client_has_made_is_refused(string body)
    {
        var answer = await _tenant.List("Jobs", ("$skiptoken", TokenOf(body)));
        Assert.That((int)answer.Status, Is.EqualTo(400));
        Assert.That(answer.Refusals(), Is.EqualTo(["$skiptoken invalid_token"]));
        var valid = await _tenant.List("Jobs", ("$skiptoken", TokenOf("""["2",null,null,"00000000-0000-7000-8000-000000000000"]""")));
        Assert.That(valid.Ids(), Has.Count.EqualTo(2), "the checksum of this test is that of the API");
    }

    [TestCase("$top", "3", "$skiptoken invalid_token")]
    [TestCase("$skip", "1", "$skip bad_parameter")]
    public async Task An_option_that_a_token_replaces_is_refused(string option, string value, string refusal)
    {
        var first = await _tenant.Send(HttpMethod.Get, Url(("$select", "id")), prefer: "maxpagesize=5");
        var answer = await _tenant.Send(HttpMethod.Get, $"{first.NextLink()}&{option}={value}");
        Assert.That(answer.Refusals(), Is.EqualTo([refusal]));
    }

    [TestCase("boiler OR pump", "OR")]
    [TestCase("NOT boiler", "NOT")]
    [TestCase("(boiler)", "(")]
    [TestCase("\"boiler pump\"", "phrase")]
    public async Task An_operator_of_a_search_is_not_supported(string search, string what)
    {
        var answer = await _tenant.List("Jobs", ("$search", search));
        Assert.That((int)answer.Status, Is.EqualTo(501));
        Assert.That(answer.Text, Does.Contain(what));
        Assert.That((int)(await _tenant.List("Jobs", ("q", search))).Status, Is.EqualTo(200));
    }

    [TestCase("inspect AND boiler", 1)]
    [TestCase("\"inspect\" \"boiler\"", 1)]
    [TestCase("inspect AND pump", 0)]
    [TestCase("AND", 0)]
    public async Task Words_of_a_search_can_be_quoted_and_combined(string search, int rows)
    {
        using var tenant = await TestTenant.Create();
        await tenant.Run("insert into company (tenant_id, id, code, name) values (@tenant, gen_random_uuid(), 'S', 'Inspect the boiler')");
        Assert.That((await tenant.List("Company", ("$search", search))).Ids(), Has.Count.EqualTo(rows));
    }

    [Test]
    public async Task A_condition_where_it_has_no_effect_is_refused()
    {
        var id = (await _tenant.List("Jobs", ("$top", "1"))).Ids()[0];
        foreach (var path in new[] { $"Jobs({id})/name", $"Jobs({id})/name/$value", "$metadata", $"Jobs({id})" })
        {
            Assert.That((await _tenant.List(path, ("$filter", "id2 eq 1"))).Refusals(), Is.EqualTo(["$filter unknown_parameter"]), path);
        }
        var deleted = await _tenant.Send(HttpMethod.Delete, $"/api/Jobs({id})?$filter=id2%20eq%201");
        Assert.That(deleted.Refusals(), Is.EqualTo(["$filter unknown_parameter"]));
    }

    [Test]
    public async Task A_row_with_related_rows_is_never_reported_as_unchanged()
    {
        var id = (await _tenant.List("Jobs", ("$top", "1"))).Ids()[0];
        var alone = $"/api/Jobs({id})?$select=name";
        var etag = (await _tenant.Send(HttpMethod.Get, alone)).Json["@odata.etag"]!.GetValue<string>();
        Assert.That((int)(await _tenant.Send("GET", alone, null, $"If-None-Match: {etag}")).Status, Is.EqualTo(304));
        var related = await _tenant.Send("GET", $"{alone}&$expand=project", null, $"If-None-Match: {etag}");
        Assert.That((int)related.Status, Is.EqualTo(200));
    }

    private static string Url(params (string Name, string Value)[] options) => ListClient.Url("Jobs", options);

    private static string TokenOf(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return Base64Url.EncodeToString([.. SHA256.HashData([.. "Jobs\n/api/Jobs\n\n\n\n\0"u8, .. bytes])[..12], .. bytes]);
    }
}
