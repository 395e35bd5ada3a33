using WorkOrders.Integration.Tests.Lists.Filters;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>Lists in any order, read page by page, contain all rows in the order that the same terms give in memory.</summary>
public sealed class OrderTests
{
    private static readonly string[] Nullable =
    [
        "description", "reference_back_office", "customer_reference", "internal_memo", "db_address_city", "estimated_time",
        "working_sequence", "db_address_latitude_decimal", "due_date", "earliest_date_plannable", "suggested_user_id", "_parent_id",
        "suggested_user_code", "company_code", "_parent_jobs_reference_back_office", "company_id",
    ];

    private TestTenant _tenant = null!;
    private SampleRows _rows = null!;

    [OneTimeSetUp]
    public async Task Insert()
    {
        _tenant = await TestTenant.Create();
        _rows = await SampleRows.Insert(_tenant, seed: 7, orders: 60);
    }

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCaseSource(nameof(Nullable))]
    public async Task A_list_is_ordered_by_a_nullable_field_in_both_directions(string field)
    {
        Assert.That(_rows.All["jobs"].Select(row => row.Values[field]), Has.Some.Null.And.Some.Not.Null);
        await AssertOrder("Jobs", [new(Field(field), false)], pageSize: 7);
        await AssertOrder("Jobs", [new(Field(field), true)], pageSize: 4);
    }

    [Test]
    public async Task A_list_is_ordered_by_two_terms_in_every_combination_of_directions([Values] bool first, [Values] bool second)
    {
        foreach (var (one, two) in new[]
        {
            ("estimated_time", "working_sequence"), ("job_status_code", "due_date"), ("company_code", "description"), ("name", "id2"),
            ("db_address_city", "id"),
        })
        {
            await AssertOrder("Jobs", [new(Field(one), first), new(Field(two), second)], pageSize: 5);
        }
    }

    [Test]
    public async Task A_list_is_ordered_by_fields_of_referenced_rows_and_by_expressions([Values] bool first, [Values] bool second)
    {
        var city = Field("city", "project", "company");
        var open = Field("nb_open_jobs", "project");
        var length = new CallNode(FilterType.Integer, "length", Field("description"));
        var late = new ComparisonNode("gt", Field("due_date"), Field("earliest_date_plannable"));
        var parent = Field("due_date", "_parent_job");
        var difference = new ArithmeticNode(FilterType.Duration, "sub", Field("due_date"), Field("earliest_date_plannable"));
        var day = new CallNode(FilterType.Date, "date", Field("due_date"));
        await AssertOrder("Jobs", [new(city, first), new(open, second)], pageSize: 6);
        await AssertOrder("Jobs", [new(length, first), new(parent, second)], pageSize: 5);
        await AssertOrder("Jobs", [new(late, first), new(length, second), new(Field("due_date"), first)], pageSize: 7);
        await AssertOrder("Jobs", [new(difference, first)], pageSize: 7);
        await AssertOrder("Jobs", [new(day, second), new(Field("is_mobile_installation", "project"), first)], pageSize: 7);
        await AssertOrder("Project", [new(Field("nb_open_jobs"), first), new(Field("name", "root_parent"), second)], pageSize: 7);
    }

    [Test]
    public async Task Random_orders_over_pages_of_any_size_contain_each_row_once([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        var terms = Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
        {
            var (path, entity) = FilterFields.Path(random, "jobs");
            FilterType[] types =
                [FilterType.Text, FilterType.Integer, FilterType.Instant, FilterType.Guid, FilterType.Boolean, FilterType.Decimal];
            var fields = types
                .SelectMany(type => FilterFields.Of(entity, type)).ToList();
            return new Term(Field(fields[random.Next(fields.Count)], [.. path]), random.Next(2) == 0);
        }).ToList();
        await AssertOrder("Jobs", terms, pageSize: random.Next(1, 8));
    }

    private async Task AssertOrder(string path, IReadOnlyList<Term> terms, int pageSize)
    {
        var entity = path == "Jobs" ? "jobs" : "project";
        var known = _rows.All[entity].ToDictionary(row => row.Id);
        var writer = new FilterWriter(new Random(pageSize));
        var order = string.Join(',', terms.Select(term => $"{term.Value.Write(writer)}{(term.IsDescending ? " desc" : "")}"));
        var options = writer.Aliases.Select(alias => (alias.Key, alias.Value)).Prepend(("$select", "id")).Prepend(("$orderby", order));
        var pages = await _tenant.Pages(ListClient.Url(path, [.. options]), pageSize);
        var expected = known.Values.Order(Comparer<SampleRow>.Create((left, right) => Compare(terms, left, right))).Select(row => row.Id);
        Assert.That(pages.SelectMany(page => page).Where(known.ContainsKey), Is.EqualTo(expected), order);
        Assert.That(pages.SkipLast(1).Select(page => page.Count), Is.All.EqualTo(pageSize), order);
        Assert.That(pages[^1], Is.Not.Empty, order);
    }

    private static int Compare(IReadOnlyList<Term> terms, SampleRow left, SampleRow right)
    {
        foreach (var term in terms)
        {
            var result = FilterValues.CompareNullable(term.Of(left), term.Of(right));
            if (result != 0)
            {
                return term.IsDescending ? -result : result;
            }
        }
        var byId = FilterValues.Compare(left.Id, right.Id);
        return terms[^1].IsDescending ? -byId : byId;
    }

    private static FieldNode Field(string name, params IReadOnlyList<string> path) => new(FilterType.Text, "", path, name);

    private sealed record Term(FilterNode Value, bool IsDescending)
    {
        public object? Of(SampleRow row) => Value.Evaluate(new Dictionary<string, SampleRow> { [""] = row });
    }
}
