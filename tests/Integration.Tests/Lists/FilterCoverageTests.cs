using System.Collections;
using System.Reflection;
using Microsoft.OData.UriParser;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>
/// Every kind of syntax node, operator and function that the parser knows is either supported, or refused: with 501 if
/// lists do not support it, with 400 if the parser refuses it. No condition is ignored: each filter here is false for all rows.
/// </summary>
public sealed class FilterCoverageTests
{
    /// <summary>The nodes for which no filter exists, because the model has nothing to which they could apply.</summary>
    private static readonly string[] Unreachable =
    [
        "None", "SingleValueOpenPropertyAccess", "CollectionOpenPropertyAccess", "CollectionFunctionCall", "CollectionResourceFunctionCall",
        "NamedFunctionParameter", "SearchTerm", "AggregatedCollectionPropertyNode", "EntitySet", "NonResourceRangeVariableReference",
        "CollectionPropertyAccess", "CollectionPropertyNode", "SingleComplexNode", "CollectionComplexNode", "KeyLookup",
        "CustomQueryOption",
    ];

    private static readonly (string Kind, string Filter, int Status)[] Nodes =
    [
        ("Constant", "1 eq 2", 200),
        ("Convert", "estimated_time eq 1.5", 200),
        ("BinaryOperator", "name eq 'no such'", 200),
        ("UnaryOperator", "not (id ne null)", 200),
        ("SingleValuePropertyAccess", "name eq 'no such'", 200),
        ("SingleValueFunctionCall", "length(name) eq 999", 200),
        ("Any", "job_planning/any(p:p/date_from gt 2200-01-01T00:00:00Z)", 200),
        ("All", "not (job_planning/all(p:p/date_from lt 2200-01-01T00:00:00Z))", 200),
        ("CollectionNavigationNode", "_parent_job/job_planning/any(p:p/date_from gt 2200-01-01T00:00:00Z)", 200),
        ("SingleNavigationNode", "project eq null", 200),
        ("SingleResourceCast", "WorkOrders.jobs/name eq 'no such'", 501),
        ("CollectionResourceCast", "job_planning/WorkOrders.job_planning/any()", 501),
        ("ResourceRangeVariableReference", "$it/name eq 'no such'", 200),
        ("SingleResourceFunctionCall", "cast(project,WorkOrders.project)/name eq 'no such'", 501),
        ("ParameterAlias", "name eq @missing", 200),
        ("Count", "job_planning/$count eq 999", 501),
        ("SingleValueCast", "id2/Edm.String eq 'no such'", 501),
        ("In", "name in ('no', 'such')", 200),
        ("RootPath", "name eq $root/Company(00000000-0000-0000-0000-000000000001)/name", 501),
        ("CollectionConstant", "id2 in (-1, -2)", 200),
    ];

    private static readonly (string Kind, string Filter, int Status)[] Operators =
    [
        ("Or", "false or name eq 'no such'", 200),
        ("And", "true and name eq 'no such'", 200),
        ("Equal", "id2 eq -1", 200),
        ("NotEqual", "id ne id", 200),
        ("GreaterThan", "id2 gt 99999999", 200),
        ("GreaterThanOrEqual", "id2 ge 99999999", 200),
        ("LessThan", "id2 lt 0", 200),
        ("LessThanOrEqual", "id2 le -1", 200),
        ("Add", "id2 add 1 lt 0", 200),
        ("Subtract", "id2 sub 1 lt -1", 200),
        ("Multiply", "id2 mul 2 lt 0", 200),
        ("Divide", "id2 div 2 lt 0", 200),
        ("Modulo", "id2 mod 2 lt 0", 200),
        ("Has", "name has 'x'", 501),
        ("Negate", "-id2 gt 0", 200),
        ("Not", "not (id2 ge 0)", 200),
    ];

    private static readonly (string Kind, string Filter, int Status)[] Functions =
    [
        ("contains", "contains(name,'no such')", 200),
        ("startswith", "startswith(name,'no such')", 200),
        ("endswith", "endswith(name,'no such')", 200),
        ("length", "length(name) gt 999", 200),
        ("indexof", "indexof(name,'no such') ge 0", 200),
        ("substring", "substring(name,1,2) eq 'no such'", 200),
        ("tolower", "tolower(name) eq 'NO'", 200),
        ("toupper", "toupper(name) eq 'no'", 200),
        ("trim", "trim(name) eq ' no '", 200),
        ("concat", "concat(name,'x') eq 'y'", 200),
        ("replace", "replace(name,'a','b') eq 'no such'", 501),
        ("matchesPattern", "matchesPattern(name,'^no such$')", 501),
        ("year", "year(date_create) eq 1800", 200),
        ("month", "month(date_create) eq 13", 200),
        ("day", "day(date_create) eq 32", 200),
        ("hour", "hour(date_create) eq 24", 200),
        ("minute", "minute(date_create) eq 60", 200),
        ("second", "second(date_create) eq 60", 501),
        ("fractionalseconds", "fractionalseconds(date_create) gt 1", 501),
        ("totalseconds", "totalseconds(duration'PT1S') eq 2", 501),
        ("totaloffsetminutes", "totaloffsetminutes(date_create) eq 999", 501),
        ("date", "date(date_create) eq 1800-01-01", 200),
        ("time", "time(date_create) eq 25:00", 400),
        ("now", "date_create gt now() add duration'P36500D'", 200),
        ("maxdatetime", "date_create eq maxdatetime()", 501),
        ("mindatetime", "date_create eq mindatetime()", 501),
        ("round", "round(db_address_latitude_decimal) eq 999", 200),
        ("floor", "floor(db_address_latitude_decimal) eq 999", 200),
        ("ceiling", "ceiling(db_address_latitude_decimal) eq 999", 200),
        ("cast", "cast(id2,Edm.String) eq 'no such'", 501),
        ("isof", "isof(name,Edm.Int32)", 501),
        ("geo.distance", "geo.distance(name,name) eq 1", 400),
        ("geo.length", "geo.length(name) eq 1", 400),
        ("geo.intersects", "geo.intersects(name,name)", 400),
        ("if", "if(true,1,2) eq 3", 400),
        ("case", "case(true:1) eq 3", 400),
        ("substringof", "substringof('no such',name)", 400),
        ("nosuch", "nosuch(name)", 400),
    ];

    private static IEnumerable<TestCaseData> Cases => Nodes.Concat(Operators).Concat(Functions).Distinct()
        .Select(item => new TestCaseData(item.Filter, item.Status) { TestName = $"{item.Kind} {item.Status}: {item.Filter}" });

    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task Insert()
    {
        _tenant = await TestTenant.Create();
        await SampleRows.Insert(_tenant, seed: 3, orders: 30);
    }

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCaseSource(nameof(Cases))]
    public async Task A_filter_is_applied_or_refused(string filter, int status)
    {
        foreach (var option in new[] { "$filter", "filter" })
        {
            var answer = await _tenant.List("Jobs", (option, filter), ("$count", "true"));
            Assert.That((int)answer.Status, Is.EqualTo(status), answer.Text);
            if (status == 200)
            {
                Assert.That(answer.Ids(), Is.Empty);
                Assert.That((int)answer.Json["@odata.count"]!, Is.Zero);
            }
            else
            {
                Assert.That(answer.Refusals(), Has.Count.EqualTo(1).And.All.StartsWith("$filter "), answer.Text);
            }
        }
    }

    [TestCase("date_create add duration'P10000000D'")]
    [TestCase("id2 mul 79228162514264337593543950335.0")]
    [TestCase("(id2 add 9999) mul 79228162514264337593543950335.0")]
    public async Task An_order_by_values_out_of_range_is_refused(string order)
    {
        var answer = await _tenant.Send(HttpMethod.Get, ListClient.Url("Jobs", ("$orderby", order)), prefer: "maxpagesize=1");
        Assert.That((int)answer.Status, Is.EqualTo(400), answer.Text);
        Assert.That((string?)answer.Json["errors"]![0]!["code"], Is.EqualTo("out_of_range"));
    }

    [Test]
    public void Every_kind_of_node_and_operator_has_a_case()
    {
        Assert.That(Nodes.Select(node => node.Kind).Concat(Unreachable), Is.EquivalentTo(Enum.GetNames<QueryNodeKind>()));
        Assert.That(Operators.Select(item => item.Kind),
            Is.EquivalentTo(Enum.GetNames<BinaryOperatorKind>().Concat(Enum.GetNames<UnaryOperatorKind>())));
    }

    [Test]
    public void Every_function_of_the_parser_has_a_case()
    {
        var known = typeof(QueryNode).Assembly.GetType("Microsoft.OData.UriParser.BuiltInUriFunctions", throwOnError: true)!
            .GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .Select(field => field.GetValue(null)).OfType<IDictionary>()
            .SelectMany(functions => functions.Keys.Cast<string>()).ToList();
        Assert.That(known, Has.Count.GreaterThan(20));
        Assert.That(known.Except(Functions.Select(function => function.Kind), StringComparer.OrdinalIgnoreCase), Is.Empty);
    }

    [TestCase("id2 div 0 eq 1", "division_by_zero")]
    [TestCase("id2 mod (id2 sub id2) eq 1", "division_by_zero")]
    [TestCase("db_address_latitude_decimal div 0.0 gt 1", "division_by_zero")]
    [TestCase("id2 mul 9223372036854775807 gt 1", "out_of_range")]
    public async Task A_value_that_cannot_be_computed_is_a_problem(string filter, string code)
    {
        var answer = await _tenant.List("Jobs", ("$filter", filter));
        Assert.That((int)answer.Status, Is.EqualTo(400), answer.Text);
        Assert.That(answer.Refusals(), Is.EqualTo([$"$filter {code}"]));
        Assert.That((await _tenant.List("Jobs/$count", ("$filter", filter))).Refusals(), Is.EqualTo([$"$filter {code}"]));
        Assert.That((await _tenant.List("Jobs", ("$orderby", filter))).Refusals(), Is.EqualTo([$"$orderby {code}"]));
    }
}
