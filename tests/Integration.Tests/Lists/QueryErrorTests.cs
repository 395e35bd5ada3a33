namespace WorkOrders.Integration.Tests.Lists;

/// <summary>The problem of a refused query states where the error is, and what is expected there.</summary>
public sealed class QueryErrorTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    // Names
    [TestCase("$filter", "name eq 'nam' and ^nam eq 'x'", "unknown_field", "no field \"nam\" in Jobs. Did you mean name?")]
    [TestCase("$filter", "project/name eq 'y' and contact/^name eq 'x'", "unknown_field", "in Contact")]
    [TestCase("$filter", "name eq 'it''s' and project/company/^nam eq 'x'", "unknown_field", "in Company. Did you mean name")]
    [TestCase("$filter", "job_planning/any(p:p/^nam eq 1)", "unknown_field", "in JobPlanning")]
    [TestCase("$filter", "name/^foo eq 'x'", "unknown_field", "A text has no fields")]
    [TestCase("$orderby", "project/name,name,^nam", "unknown_field", "Did you mean name?")]
    [TestCase("$select", "job_type_code,^cod", "unknown_field", "\"cod\" in Jobs")]
    [TestCase("$expand", "^projekt", "unknown_field", "Did you mean project?")]
    [TestCase("$expand", "project($select=name;$expand=company($filter=^x eq 1))", "unknown_field", "in Company")]
    [TestCase("$expand", "project($expand=^sales_organization($expand=x))", "unknown_field", "in Project")]
    [TestCase("$expand", "^name", "invalid_query", "$expand takes references and collections")]
    [TestCase("$expand", "project(^$selct=name)", "unknown_parameter", "Did you mean $select?")]
    [TestCase("$expand", "job_planning($top=1;^top=2)", "duplicate_parameter", "more than once")]
    [TestCase("$expand", "project^/company", "invalid_query", "project($expand=company)")]
    [TestCase("$select", "project^/name", "invalid_query", "$expand=project($select=name)")]
    [TestCase("$select", "name,id ^asc", "invalid_query", "\",\" or the end is expected")]
    [TestCase("$filter", "^substringof('x',name)", "unknown_function", "use contains(field,'text')")]
    // Syntax
    [TestCase("$filter", "name ^like 'x'", "invalid_query", "use contains(field,'text')")]
    [TestCase("$filter", "name ^= 'x'", "invalid_query", "the operator is eq")]
    [TestCase("$filter", "name ^!= 'x'", "invalid_query", "the operator is ne")]
    [TestCase("$filter", "id2 ^>= 5", "invalid_query", "the operator is ge")]
    [TestCase("$filter", "id2 eq 5 ^&& id2 eq 6", "invalid_query", "the operator is and")]
    [TestCase("$filter", "name eq ^\"x\"", "invalid_query", "single quotes")]
    [TestCase("$filter", "name eq^", "invalid_query", "Something is missing at the end; a field, a value or a function is expected")]
    [TestCase("$filter", "name eq ^'x", "invalid_query", "no closing quote")]
    [TestCase("$filter", "(name eq 'x'^", "invalid_query", "\")\" or an operator")]
    [TestCase("$filter", "name eq 'x'^)", "invalid_query", "\")\" is not allowed here")]
    [TestCase("$filter", "name eq 'a' and ^and id2 eq 1", "invalid_query", "a field, a value or a function is expected")]
    [TestCase("$filter", "id2 in (1,2) and ^and", "invalid_query", "a field, a value or a function is expected")]
    [TestCase("$filter", "id2 in (1,2^", "invalid_query", "\")\" is expected")]
    [TestCase("$filter", "contains(name ^'x')", "invalid_query", "\")\" or \",\" is expected")]
    [TestCase("$filter", "^name", "invalid_query", "A condition is expected")]
    [TestCase("$filter", "id2 eq 5^#", "invalid_query", "\"#\" is not allowed here")]
    [TestCase("$orderby", "name asc ^desc", "invalid_query", "asc, desc, \",\" or the end is expected")]
    [TestCase("$orderby", "name ^ascending", "invalid_query", "the direction is asc")]
    [TestCase("$expand", "job_planning($filter=is_locked eq^)", "invalid_query", "a field, a value or a function is expected")]
    [TestCase("$expand", "job_planning($top=^-1)", "invalid_query", "a whole number from 0")]
    [TestCase("$filter", "^and name eq 'x'", "invalid_query", "a field, a value or a function is expected")]
    [TestCase("$filter", "id2 in ^1", "invalid_query", "literals in parentheses")]
    [TestCase("$filter", "id2 in (1,^(2))", "invalid_query", "literals in parentheses")]
    [TestCase("$filter", "due_date in (2027-01-01T10:00,now^())", "invalid_query", "literals in parentheses")]
    [TestCase("$filter", "^job_planning eq null", "invalid_query", "with any or all")]
    [TestCase("$orderby", "name,^contact", "invalid_query", "use a field of the row")]
    [TestCase("$select", "name,^,id2", "invalid_query", "a name is expected")]
    [TestCase("$select", "name^;x", "invalid_query", "\",\" or the end is expected")]
    [TestCase("$select", "^project($select=name)", "invalid_query", "use $expand")]
    [TestCase("$expand", "project($select=name,^$expand=company)", "invalid_query", "separated by \";\"")]
    [TestCase("$expand", "^project()", "invalid_query", "contain no option")]
    // Types
    [TestCase("$filter", "name eq 'x' or ^'x'", "invalid_value", "'x' is not true or false")]
    [TestCase("$filter", "name eq 'x' and ^name", "invalid_value", "name is a text")]
    [TestCase("$filter", "'5' in (^5)", "invalid_value", "'5' is a text, and 5 is an integer")]
    [TestCase("$filter", "^-name eq 1", "invalid_query", "applies only to a number")]
    [TestCase("$filter", "name eq 'abc' or id2 eq ^'abc'", "invalid_value", "'abc' is not a number")]
    [TestCase("$filter", "name eq ^5", "invalid_value", "name is a text, and 5 is an integer")]
    [TestCase("$filter", "id2 in (1,^'x')", "invalid_value", "'x' is not a number")]
    [TestCase("$filter", "due_date eq ^2026-13-01", "invalid_value", "is not a date")]
    [TestCase("$filter", "due_date eq ^2026-12-01T25:00:00Z", "invalid_value", "is not a date and time")]
    [TestCase("$filter", "due_date gt ^datetime'2026-01-01T00:00:00'", "invalid_value", "form of OData 3")]
    [TestCase("$filter", "id eq ^guid'de300000-0000-0000-0000-000000000001'", "invalid_value", "without the prefix")]
    [TestCase("$filter", "due_date eq ^duration'P1Y'", "invalid_value", "not a duration")]
    [TestCase("$filter", "db_address_latitude_decimal eq ^1.00000000000000000000000000001", "invalid_value", "at most 28 digits")]
    [TestCase("$filter", "db_address_latitude_decimal gt ^1e-40", "invalid_value", "at most 28 digits")]
    [TestCase("$filter", "id2 eq 1 and ^contains(id2,'x')", "invalid_query", "expected contains(text, text)")]
    [TestCase("$filter", "^not name", "invalid_query", "applies only to a condition")]
    [TestCase("$filter", "^- name eq 1", "invalid_query", "applies only to a number")]
    [TestCase("$filter", "name/^any(x:x eq 1)", "invalid_query", "only to a collection")]
    public Task An_invalid_query_is_refused_with_the_position(string option, string marked, string code, string message) =>
        AssertRefused(400, code, option, marked, message);

    [TestCase("$filter", "name eq 'second' and ^second(due_date) eq 1", "The function second")]
    [TestCase("$filter", "name ^has 'x'", "The operator has")]
    [TestCase("$filter", "job_planning/^$count gt 1", "$count")]
    [TestCase("$filter", "^$root/Jobs eq 1", "$root")]
    [TestCase("$filter", "^isof('x')", "The function isof")]
    [TestCase("$filter", "name eq ^['x']", "A JSON value")]
    [TestCase("$filter", "^{\"a\":1} eq null", "A JSON value")]
    [TestCase("$expand", "job_planning(^$apply=x)", "$apply")]
    [TestCase("$expand", "project($expand=company(^$levels=2))", "$levels")]
    [TestCase("$expand", "project/^$ref", "$ref")]
    public Task A_part_of_OData_that_is_not_built_is_refused_with_the_position(string option, string marked, string message) =>
        AssertRefused(501, "not_supported", option, marked, message);

    [Test]
    public async Task The_position_of_an_error_in_an_alias_is_that_of_the_alias()
    {
        var answer = await _tenant.List(
            "Jobs", ("$filter", "due_date gt @from and id2 eq @d"), ("@from", "2026-12-10T13:00:00"), ("@d", "'abc'"));
        Assert.That((int?)answer.Json["errors"]![0]!["position"], Is.EqualTo("due_date gt @from and id2 eq ".Length), answer.Text);
        Assert.That((string?)answer.Json["errors"]![0]!["message"], Does.Contain("'abc' is not a number"));
    }

    [Test]
    public async Task The_position_after_a_long_path_is_found_at_once()
    {
        var path = string.Concat(Enumerable.Repeat("_parent_job/", 300));
        await AssertRefused(400, "unknown_field", "$filter", $"{path}^nam eq 'x' and name eq 'nam'", "Did you mean name?");
    }

    [TestCase(90, 200)]
    [TestCase(91, 400)]
    public async Task Parentheses_inside_each_other_are_limited(int depth, int status)
    {
        foreach (var (open, end) in new[] { ("(", " eq 'x'"), ("trim(", "") })
        {
            var nested = string.Concat(Enumerable.Repeat(open, depth));
            var filter = $"{nested}name{end}{new string(')', depth)}{(end.Length == 0 ? " eq 'x'" : "")}";
            var answer = await _tenant.List("Jobs", ("$filter", filter));
            Assert.That((int)answer.Status, Is.EqualTo(status), answer.Text);
            Assert.That(answer.Refusals(), Is.EqualTo(status == 200 ? [] : new[] { "$filter too_complex" }));
        }
    }

    [TestCase("archived eq TRUE or archived eq False")]
    [TestCase("code ne NULL")]
    public async Task Keywords_can_be_in_any_case(string filter)
    {
        var answer = await _tenant.List("JobType", ("$filter", filter), ("$top", "1"));
        Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
    }

    /// <summary>Asserts the only problem of a query; <c>^</c> marks its position.</summary>
    private async Task AssertRefused(int status, string code, string option, string marked, string message)
    {
        var answer = await _tenant.List("Jobs", (option, marked.Replace("^", "", StringComparison.Ordinal)));
        Assert.That((int)answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer.Json["errors"]!.AsArray(), Has.Count.EqualTo(1), answer.Text);
        var problem = answer.Json["errors"]![0]!;
        Assert.That((string?)problem["code"], Is.EqualTo(code), answer.Text);
        Assert.That((string?)problem["parameter"], Is.EqualTo(option), answer.Text);
        Assert.That((int?)problem["position"], Is.EqualTo(marked.IndexOf('^', StringComparison.Ordinal)), answer.Text);
        Assert.That((string?)problem["message"], Does.Contain(message));
    }
}
