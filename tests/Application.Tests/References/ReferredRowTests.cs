using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain;

namespace WorkOrders.Application.Tests.References;

/// <summary>The problem of a row that cannot be deleted names the rows that refer to it.</summary>
public sealed class ReferredRowTests
{
    private static readonly ReferenceFields SkillOfOrder = Entity.Of<Job>().ReferenceOf(nameof(Job.SkillId));
    private static readonly ReferenceFields SuggestedUser = Entity.Of<Job>().ReferenceOf(nameof(Job.SuggestedUserId));
    private static readonly ReferenceFields ResponsibleUser = Entity.Of<Job>().ReferenceOf(nameof(Job.ApprovalResponsibleUserId));
    private static readonly ReferenceFields OwnerOfProject = Entity.Of<Project>().ReferenceOf(nameof(Project.OwnerUserId));

    [Test]
    public void Nothing_refers_to_the_row() => Assert.That(ReferredRow.Describe(Skill(), []), Is.Null);

    [Test]
    public void Three_orders_are_all_named()
    {
        var problem = ReferredRow.Describe(Skill(), [Found(SkillOfOrder, 3, "WO-1", "WO-2", "WO-3")])!;
        Assert.That((problem.Code, problem.Kind, problem.Value), Is.EqualTo(("referred", ProblemKind.Conflict, "WELD")));
        Assert.That(problem.Message, Is.EqualTo(
            "The skill \"WELD\" cannot be deleted because 3 work orders (WO-1, WO-2, WO-3) refer to it."));
    }

    [TestCase(1, "1 work order (WO-1) refers to it.")]
    [TestCase(12, "12 work orders (such as WO-1) refer to it.")]
    [TestCase(10_000, "10,000 work orders (such as WO-1) refer to it.")]
    [TestCase(10_001, "more than 10,000 work orders (such as WO-1) refer to it.")]
    public void The_number_is_named_up_to_a_limit(int count, string text) =>
        Assert.That(ReferredRow.Describe(Skill(), [Found(SkillOfOrder, count, "WO-1")])!.Message, Does.EndWith($" because {text}"));

    [Test]
    public void Several_entities_and_references_are_told_apart() => Assert.That(
        ReferredRow.Describe(
            Skill(), [Found(OwnerOfProject, 1, "P"), Found(ResponsibleUser, 1, "A"), Found(SuggestedUser, 2, "A", "B")])!.Message,
        Does.EndWith("because 2 work orders by \"suggested_user_id\" (A, B), 1 work order by \"approval_responsible_user_id\" (A) "
            + "and 1 project (P) refer to it."));

    [Test]
    public void Entities_have_plural_labels() => Assert.That(
        EntityModel.Contract.Entities.Select(entity => entity.PluralLabel).Order(StringComparer.Ordinal),
        Is.EqualTo(new[]
        {
            "addresses", "companies", "contacts", "countries", "equipment brands", "equipment families", "equipment models",
            "job priorities", "job statuses", "job types", "planning entries", "project statuses", "projects", "sales organizations",
            "skills", "users", "work orders",
        }));

    private static Row Skill() => new(Entity.Of<Skill>(), new Skill { Id = Guid.CreateVersion7(), Code = "WELD", Name = "Welding" });

    private static Referrers Found(ReferenceFields reference, int count, params string[] keys) =>
        new(Guid.Empty, reference, count, keys);
}
