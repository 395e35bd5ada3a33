using System.Text;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Imports;

namespace WorkOrders.Application.Tests.Imports;

/// <summary>The keys of a row and of the rows of the same entity that it refers to are those that the entity declares.</summary>
public sealed class RowKeysTests
{
    private const string Id = "11111111-1111-4111-8111-111111111111";

    [TestCase("jobs", """{"reference_back_office":" A ","_parent_jobs_reference_back_office":"B"}""", "A", "B")]
    [TestCase("jobs", """{"_Parent_Job":{"REFERENCE_back_office":"B","_parent_job":{"reference_back_office":"C"}}}""", null, "B C")]
    [TestCase("project", """{"reference_back_office":"A","_parent_reference_back_office":"B","root_parent_id":"x"}""", "A", "B")]
    [TestCase("project", """{"_parent_id":"11111111-1111-4111-8111-111111111111"}""", null, Id)]
    [TestCase("project", """{"_parent@odata.bind":"Project(reference_back_office='B')"}""", null, "B")]
    [TestCase("equipment_family", """{"code":"A","_parent_code":"B","sales_organization":{"code":"C"}}""", "A", "B")]
    [TestCase("company", """{"code":"A","parent_company_code":"B","parent_id@odata.bind":"Company(code='C')"}""", "A", "B C")]
    [TestCase("user", """{"code":"A","team_leader_user_id":"11111111-1111-4111-8111-111111111111"}""", "A", Id)]
    [TestCase("job_status", """{"code":"A","system_job_status_code":"Open"}""", "A", "Open")]
    [TestCase("skill", """{"code":7,"_parent_code":"B"}""", "7", "")]
    [TestCase("contact", """{"\u0072eference_back_office":"A"}""", "A", "")]
    public void The_keys_of_a_row_are_read(string entity, string row, string? key, string ancestors)
    {
        var keys = Read(entity, row);
        Assert.That(keys.Key, Is.EqualTo(key));
        Assert.That(string.Join(' ', keys.Ancestors.Select(each => each.Key ?? $"{each.Id}")), Is.EqualTo(ancestors));
        Assert.That(keys.HasOwn, Is.EqualTo(key is not null));
    }

    [Test]
    public void Only_embedded_ancestors_are_created_by_the_row() => Assert.That(
        Read("jobs", """{"_parent_jobs_reference_back_office":"A","_parent_job":{"reference_back_office":"B"}}""").Embedded,
        Is.EqualTo(new[] { new RowKey(null, "B") }));

    [TestCase("jobs", "work orders")]
    [TestCase("company", "companies")]
    [TestCase("project_status", "project statuses")]
    [TestCase("db_address", "addresses")]
    [TestCase("equipment_family", "equipment families")]
    public void Messages_name_several_rows_in_the_plural(string entity, string label) =>
        Assert.That(EntityModel.Contract[entity].PluralLabel, Is.EqualTo(label));

    [Test]
    public void Every_entity_but_countries_and_planning_entries_can_be_written() => Assert.That(
        EntityModel.Contract.Entities.Where(entity => !entity.IsImported).Select(entity => entity.Name),
        Is.EquivalentTo(new[] { "db_country", "job_planning" }));

    [TestCase("https://erp.example/base/api/Project(reference_back_office='B')", true)]
    [TestCase("https://erp.example:444/base/api/Project(reference_back_office='B')", false)]
    [TestCase("/base/api/Project(reference_back_office='B')", true)]
    [TestCase("https://other.example/base/api/Project(reference_back_office='B')", false)]
    [TestCase("/other/Project(reference_back_office='B')", false)]
    [TestCase("Company(reference_back_office='B')", false)]
    public void Only_a_URL_of_this_API_refers_to_another_row(string url, bool isReference) => Assert.That(
        Read("project", $$"""{"_parent@odata.bind":"{{url}}"}""", new(new("https://erp.example/base/api/"))).Ancestors,
        isReference ? Is.EqualTo(new[] { new RowKey(null, "B") }) : Is.Empty);

    private static RowKeys Read(string entity, string row, ApiRoot? root = null) =>
        RowKeysReader.Read(EntityModel.Contract[entity], Encoding.UTF8.GetBytes(row), root);
}
