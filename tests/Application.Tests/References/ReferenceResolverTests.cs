using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Application.Tests.References;

/// <summary>Each reference of a message resolves to a stored row, a planned row or a problem.</summary>
public sealed class ReferenceResolverTests
{
    private readonly Skill _gas = new() { Id = Guid.CreateVersion7(), Code = "GAS", Name = "Gas" };
    private readonly Skill _oil = new() { Id = Guid.CreateVersion7(), Code = "OIL", Name = "Oil" };
    private Problems _problems = null!;

    [SetUp]
    public void Forget() => _problems = new();

    [Test]
    public void A_stored_row_is_found_by_its_id_and_by_its_key()
    {
        Assert.That(SkillOf(Resolve(new() { SkillId = _gas.Id })), Is.SameAs(_gas));
        Assert.That(SkillOf(Resolve(new() { SkillCode = "GAS" })), Is.SameAs(_gas));
        Assert.That(SkillOf(Resolve(new() { SkillId = _gas.Id, SkillCode = "GAS" })), Is.SameAs(_gas));
        Assert.That(Problems, Is.Empty);
    }

    [Test]
    public void An_unknown_id_is_reported_immediately_and_an_unknown_key_stays_unresolved()
    {
        var resolver = Resolve(new() { SkillCode = "gas", JobTypeId = Guid.CreateVersion7() });
        Assert.That(resolver.Unresolved.Select(name => name.Problem.Pointer), Is.EqualTo(new[] { "/skill_code" }));
        Assert.That(Problems, Is.EqualTo(new[] { "/job_type_id not_found" }));
    }

    [Test]
    public void An_id_and_a_key_of_different_rows_contradict_each_other()
    {
        Resolve(new() { SkillId = _gas.Id, SkillCode = "OIL" });
        Assert.That(Problems, Is.EqualTo(new[] { "/skill_code contradiction" }));
    }

    [Test]
    public void An_embedded_object_that_matches_no_row_is_planned_as_a_new_row()
    {
        var id = Guid.CreateVersion7();
        var row = Resolve(new() { Skill = new() { Id = id, Code = "WATER", Name = "Water" } }).PendingRows.Single();
        Assert.That((row.IsNew, row.Id, row.Key, row.As<Skill>().Name), Is.EqualTo((true, id, "WATER", "Water")));
    }

    [Test]
    public void An_embedded_object_that_matches_no_row_is_unresolved_if_no_row_may_be_created()
    {
        var resolver = Resolve(new() { Skill = new() { Code = "WATER", Name = "Water" } }, OnMissing.Error);
        Assert.That(resolver.PendingRows, Is.Empty);
        Assert.That(resolver.Unresolved.Select(name => name.Problem.Pointer), Is.EqualTo(new[] { "/skill/code" }));
    }

    [Test]
    public void An_embedded_object_plans_only_the_fields_that_differ_and_does_not_modify_the_stored_record()
    {
        Assert.That(Resolve(new() { Skill = new() { Code = "GAS", Name = "Gas" } }).PendingRows, Is.Empty);

        var row = Resolve(new() { Skill = new() { Code = "GAS", Name = "Gas and heat" } }).PendingRows.Single();
        Assert.That(row.Changes.Select(change => change.Field.Name), Is.EqualTo(new[] { "name" }));
        Assert.That((row.As<Skill>().Name, _gas.Name), Is.EqualTo(("Gas and heat", "Gas")));
    }

    [Test]
    public void A_new_row_that_is_embedded_twice_is_one_row()
    {
        var id = Guid.CreateVersion7();
        var planned = Resolve(new()
        {
            Skill = new() { Code = "GAS", SalesOrganization = new() { Code = "NORTH" } },
            JobPriority = new() { Code = "HIGH", Name = "High", SalesOrganization = new() { Id = id, Code = "NORTH", Name = "North" } },
        }).PendingRows.Where(row => row.Entity == Entity.Of<SalesOrganization>()).ToList();
        Assert.That(planned.Select(row => row.Id), Is.EqualTo(new[] { id }));
        Assert.That(Problems, Is.Empty);
    }

    [Test]
    public void Two_embedded_values_for_one_field_of_a_row_are_a_contradiction()
    {
        Resolve(new()
        {
            Skill = new() { Code = "GAS", SalesOrganization = new() { Code = "NORTH", Name = "North" } },
            JobPriority = new() { Code = "HIGH", Name = "High", SalesOrganization = new() { Code = "NORTH", Name = "South" } },
        });
        Assert.That(Problems, Has.One.Items.And.One.EndsWith("/sales_organization/name contradiction"));
    }

    private IEnumerable<string> Problems => _problems.All.Select(problem => $"{problem.Pointer} {problem.Code}");

    private ReferenceResolver Resolve(Job message, OnMissing onMissing = OnMissing.Create)
    {
        var stored = new Snapshot();
        stored.Add(Entity.Of<Skill>(), _gas);
        stored.Add(Entity.Of<Skill>(), _oil);
        var resolver = new ReferenceResolver(new(stored), onMissing, false, [], _problems);
        resolver.Resolve(Reference.From(Entity.Of<Job>(), message, "").Where(reference => reference.IsGiven).ToList());
        return resolver;
    }

    private static Skill SkillOf(ReferenceResolver resolver) =>
        resolver.Rows.All.Single(row => row.Entity == Entity.Of<Skill>()).As<Skill>();
}
