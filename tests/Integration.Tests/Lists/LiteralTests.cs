using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>Literals have the same meaning after <c>in</c> as after <c>eq</c>, and those out of range are refused.</summary>
public sealed class LiteralTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task AddTenant()
    {
        _tenant = await TestTenant.Create(new TenantChange(TimeZone: "America/New_York"));
        await SampleRows.Insert(_tenant, seed: 5, orders: 5);
        await _tenant.Run("""
            update jobs set estimated_time = 90, db_address_latitude_decimal = 51.5, due_date = '2026-12-10T05:00:00Z',
                name = 'a, ''b'' (in)'
            where id = (select min(id::text)::uuid from jobs where tenant_id = @tenant)
            """);
    }

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase("due_date", "'2026-12-10'")]
    [TestCase("due_date", "2026-12-10")]
    [TestCase("due_date", "'2026-12-10T00:00:00'")]
    [TestCase("due_date", "2026-12-10T05:00:00Z")]
    [TestCase("due_date", "2026-12-10T06:00:00+01:00")]
    [TestCase("db_address_latitude_decimal", "'51.5'")]
    [TestCase("db_address_latitude_decimal", "5.15e1")]
    [TestCase("estimated_time", "'90'")]
    [TestCase("estimated_time", "90.0")]
    [TestCase("name", "'a, ''b'' (in)'")]
    public async Task A_list_of_values_finds_the_same_rows_as_a_comparison(string field, string literal)
    {
        var compared = await _tenant.List("Jobs", ("$filter", $"{field} eq {literal}"));
        var listed = await _tenant.List("Jobs", ("$filter", $"{field} in ( {literal} ) and {field} IN ({literal},{literal})"));
        Assert.That(compared.Ids(), Has.Count.EqualTo(1), compared.Text);
        Assert.That(listed.Ids(), Is.EqualTo(compared.Ids()), listed.Text);
    }

    [TestCase("id2 eq @first and @other", 0)]
    [TestCase("not @other and id2 eq @first", 1)]
    [TestCase("id2 in(@first) or id2 in(-1) or id2 in (-2)", 1)]
    [TestCase("id2 in(-1,@first) and id2 in()", 0)]
    [TestCase("name IN('a, ''b'' (in)')", 1)]
    public async Task A_list_or_an_alias_keeps_its_place_in_the_condition(string filter, int count)
    {
        var first = await _tenant.Ask<int>("select min(id2) from jobs where tenant_id = @tenant");
        var answer = await _tenant.List(
            "Jobs", ("$filter", filter), ("@first", $"{first}"), ("@other", $"(id2 lt {first}) or (id2 gt {first})"));
        Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
        Assert.That(answer.Ids(), Has.Count.EqualTo(count), answer.Text);
    }

    [TestCase("eq 2026-12-10T05:00:00.0000009Z", 0)]
    [TestCase("in (2026-12-10T05:00:00.0000009Z)", 0)]
    [TestCase("ne 2026-12-10T05:00:00.0000009Z", 1)]
    [TestCase("lt 2026-12-10T05:00:00.0000001Z", 1)]
    [TestCase("le 2026-12-10T04:59:59.9999999Z", 0)]
    [TestCase("gt 2026-12-10T04:59:59.9999999Z", 1)]
    [TestCase("ge 2026-12-10T05:00:00.0000001Z", 0)]
    [TestCase("eq 2026-12-10t05:00:00z", 1)]
    public async Task Times_between_microseconds_are_not_rounded(string condition, int count)
    {
        var answer = await _tenant.List("Jobs", ("$filter", $"estimated_time eq 90 and due_date {condition}"));
        Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
        Assert.That(answer.Ids(), Has.Count.EqualTo(count), answer.Text);
    }

    [TestCase("name gt null")]
    [TestCase("null eq null")]
    [TestCase("name in ()")]
    [TestCase("estimated_time in (1.5)")]
    [TestCase("due_date gt @none")]
    public async Task An_order_by_a_constant_has_no_effect(string order)
    {
        var ordered = await _tenant.List("Jobs", ("$orderby", $"{order},id2"));
        var plain = await _tenant.List("Jobs", ("$orderby", "id2"));
        Assert.That((int)ordered.Status, Is.EqualTo(200), ordered.Text);
        Assert.That(ordered.Ids(), Is.EqualTo(plain.Ids()));
    }

    [TestCase("estimated_time", "1.5")]
    [TestCase("id2", "99999999999")]
    public async Task Numbers_that_no_row_can_contain_find_no_rows(string field, string literal)
    {
        var compared = await _tenant.List("Jobs", ("$filter", $"{field} eq {literal}"));
        var listed = await _tenant.List("Jobs", ("$filter", $"{field} in ({literal})"));
        Assert.That(compared.Ids(), Is.Empty);
        Assert.That(listed.Ids(), Is.Empty);
    }

    [TestCase("$filter", "db_address_latitude_decimal eq 1e29", "1e29")]
    [TestCase("$filter", "db_address_latitude_decimal mul 1e308 gt 0", "1e308")]
    [TestCase("$filter", "round(db_address_latitude_decimal) eq 1e29", "1e29")]
    [TestCase("$filter", "db_address_latitude_decimal in (1e29)", "1e29")]
    [TestCase("$filter", "db_address_latitude_decimal in (1,INF)", "INF")]
    [TestCase("$orderby", "db_address_latitude_decimal add 1e30", "1e30")]
    [TestCase("$expand", "job_planning($filter=jobs/db_address_latitude_decimal eq 1e29)", "1e29")]
    [TestCase("$filter", "id2 in (1,name)", "name")]
    [TestCase("$filter", "id2 in (1 3)", "3")]
    [TestCase("$filter", "id2 in (1,)", ",")]
    [TestCase("$filter", "due_date in ('monday')", "'monday'")]
    public async Task An_invalid_literal_is_refused_with_its_position(string option, string value, string literal)
    {
        var answer = await _tenant.List("Jobs", (option, value));
        Assert.That((int)answer.Status, Is.EqualTo(400), answer.Text);
        var problem = answer.Json["errors"]![0]!;
        Assert.That((string?)problem["code"], Is.EqualTo("invalid_value"), answer.Text);
        Assert.That((string?)problem["parameter"], Is.EqualTo(option), answer.Text);
        Assert.That((int?)problem["position"], Is.EqualTo(value.LastIndexOf(literal, StringComparison.Ordinal)), answer.Text);
    }
}
