using System.Globalization;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary><c>$top</c>, <c>$skip</c>, <c>$count</c>, page sizes and tokens.</summary>
public sealed class PagingTests
{
    private TestTenant _tenant = null!;
    private IReadOnlyList<Guid> _ids = null!;

    [OneTimeSetUp]
    public async Task Insert()
    {
        _tenant = await TestTenant.Create();
        await _tenant.Run("""
            insert into company (tenant_id, id, code, name)
            select @tenant, gen_random_uuid(), 'P' || n, 'paged' from generate_series(1, 1203) n
            """);
        _ids = [.. (await _tenant.Pages(Url(), pageSize: 1000)).SelectMany(page => page)];
        Assert.That(_ids, Has.Count.EqualTo(1203).And.Unique);
    }

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase(null, 100)]
    [TestCase(1, 1)]
    [TestCase(99, 99)]
    [TestCase(1000, 1000)]
    [TestCase(5000, 1000)]
    public async Task A_page_has_the_size_that_the_request_prefers(int? preferred, int size)
    {
        var answer = await _tenant.Send(HttpMethod.Get, Url(), prefer: preferred is null ? null : $"odata.maxpagesize={preferred}");
        Assert.That(answer.Ids(), Is.EqualTo(_ids.Take(size)));
        Assert.That(answer.NextLink(), Does.StartWith("http"));
    }

    [TestCase(0, 7, "")]
    [TestCase(3, 7, "3")]
    [TestCase(7, 7, "7")]
    [TestCase(8, 7, "7 1")]
    [TestCase(14, 7, "7 7")]
    [TestCase(17, 7, "7 7 3")]
    [TestCase(1, 1, "1")]
    public async Task There_is_no_next_link_when_top_is_reached(int top, int pageSize, string pages)
    {
        foreach (var skip in new[] { 0, 5 })
        {
            var read = await _tenant.Pages(Url(("$top", Text(top)), ("$skip", Text(skip))), pageSize);
            Assert.That(string.Join(' ', read.Select(page => page.Count).Where(count => count > 0)), Is.EqualTo(pages));
            Assert.That(read.SelectMany(page => page), Is.EqualTo(_ids.Skip(skip).Take(top)));
        }
    }

    [TestCase(1203, 200)]
    [TestCase(1200, 200)]
    [TestCase(1203, 401)]
    public async Task There_is_no_next_link_when_no_rows_are_left(int rows, int pageSize)
    {
        var skip = 1203 - rows;
        var read = await _tenant.Pages(Url(("$skip", Text(skip))), pageSize);
        Assert.That(read.SelectMany(page => page), Is.EqualTo(_ids.Skip(skip)));
        Assert.That(read, Has.Count.EqualTo((rows + pageSize - 1) / pageSize));
    }

    [Test]
    public async Task Every_page_has_the_count_of_all_rows_that_match_the_filter([Values(0, 3, 2000)] int skip, [Values(0, 2, 300)] int top)
    {
        var answer = await _tenant.Send(
            HttpMethod.Get, Url(("$count", "true"), ("$skip", Text(skip)), ("$top", Text(top))), prefer: "maxpagesize=50");
        Assert.That((long)answer.Json["@odata.count"]!, Is.EqualTo(1203));
        Assert.That(answer.Ids(), Is.EqualTo(_ids.Skip(skip).Take(Math.Min(top, 50))));
        if (answer.NextLink() is { } next)
        {
            Assert.That((long)(await _tenant.Send(HttpMethod.Get, next)).Json["@odata.count"]!, Is.EqualTo(1203));
        }
    }

    [Test]
    public async Task A_token_keeps_the_page_size_unless_the_request_prefers_another()
    {
        var first = await _tenant.Send(HttpMethod.Get, Url(), prefer: "maxpagesize=10");
        var second = await _tenant.Send(HttpMethod.Get, first.NextLink()!);
        var third = await _tenant.Send(HttpMethod.Get, second.NextLink()!, prefer: "maxpagesize=3");
        var fourth = await _tenant.Send(HttpMethod.Get, third.NextLink()!);
        Assert.That(new[] { first, second, third, fourth }.Select(answer => answer.Ids().Count), Is.EqualTo([10, 10, 3, 3]));
        Assert.That(new[] { first, second, third, fourth }.SelectMany(answer => answer.Ids()), Is.EqualTo(_ids.Take(26)));
    }

    [Test]
    public async Task A_list_ends_at_top_even_if_the_page_size_changes()
    {
        var first = await _tenant.Send(HttpMethod.Get, Url(("$top", "12")), prefer: "maxpagesize=5");
        var second = await _tenant.Send(HttpMethod.Get, first.NextLink()!, prefer: "maxpagesize=1000");
        Assert.That(first.Ids().Concat(second.Ids()), Is.EqualTo(_ids.Take(12)));
        Assert.That(second.NextLink(), Is.Null);
    }

    [Test]
    public async Task A_token_of_another_query_or_list_is_refused()
    {
        var next = (await _tenant.Send(HttpMethod.Get, Url(), prefer: "maxpagesize=10")).NextLink()!;
        var token = Uri.UnescapeDataString(next[(next.IndexOf("$skiptoken=", StringComparison.Ordinal) + "$skiptoken=".Length)..]);
        foreach (var url in new[]
        {
            Url("Company", ("$skiptoken", token)),
            Url("Company", ("$filter", "name eq 'other'"), ("$skiptoken", token)),
            Url("Company", ("$filter", "name eq @p"), ("@p", "'other'"), ("$skiptoken", token)),
            Url("Company", ("$filter", "name eq 'paged'"), ("$orderby", "name"), ("$skiptoken", token)),
            Url("Project", ("$filter", "name eq 'paged'"), ("$skiptoken", token)),
        })
        {
            await AssertRefused(url);
        }
    }

    [Test]
    public async Task An_invalid_token_is_refused([Values(
        "", "a", "!!!!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "WyIxIl0", "💥", "%00", "' or 1=1 --", "null", "__________8",
        "AAAAAAAAAAAAAAAAWyIxMCIsbnVsbCwieCJd")] string token) =>
        await AssertRefused(Url("Company", ("$filter", "name eq 'paged'"), ("$skiptoken", token)));

    [Test]
    public async Task A_token_with_a_changed_letter_is_refused()
    {
        var next = (await _tenant.Send(HttpMethod.Get, Url(), prefer: "maxpagesize=10")).NextLink()!;
        var start = next.IndexOf("$skiptoken=", StringComparison.Ordinal) + "$skiptoken=".Length;
        for (var position = start; position < next.Length; position += 7)
        {
            await AssertRefused($"{next[..position]}{(next[position] == 'x' ? 'y' : 'x')}{next[(position + 1)..]}");
        }
    }

    [TestCase("$top", "-1")]
    [TestCase("$top", "99999999999")]
    [TestCase("$top", "1.5")]
    [TestCase("$top", "")]
    [TestCase("$skip", "-1")]
    [TestCase("$skip", "x")]
    [TestCase("$count", "maybe")]
    public async Task A_number_or_flag_that_is_invalid_is_refused(string option, string value)
    {
        var answer = await _tenant.Send(HttpMethod.Get, Url((option, value)));
        Assert.That((int)answer.Status, Is.EqualTo(400), answer.Text);
        Assert.That(answer.Refusals(), Is.EqualTo([$"{option} bad_parameter"]));
    }

    private async Task AssertRefused(string url)
    {
        var answer = await _tenant.Send(HttpMethod.Get, url);
        Assert.That((int)answer.Status, Is.EqualTo(400), $"{url}: {answer.Text}");
        Assert.That(answer.Refusals(), Is.EqualTo(["$skiptoken invalid_token"]), url);
    }

    private static string Url(params (string, string)[] options) => Url("Company", [("$filter", "name eq 'paged'"), .. options]);

    private static string Url(string path, params (string, string)[] options) => ListClient.Url(path, options);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
