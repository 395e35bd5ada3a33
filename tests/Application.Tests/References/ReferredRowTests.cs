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
    private static readonly ReferenceFields StatusOfOrder = Entity.Of<Job>().ReferenceOf(nameof(Job.JobStatusId));
    private static readonly ReferenceFields SystemStatus = Entity.Of<JobStatus>().ReferenceOf(nameof(JobStatus.SystemJobStatusId));
    private static readonly ReferenceFields OwnerOfProject = Entity.Of<Project>().ReferenceOf(nameof(Project.OwnerUserId));

    [Test]
    public void Nothing_refers_to_the_row() => Assert.That(ReferredRow.Describe(Skill(), []), Is.Null);

    [Test]
    public void Three_orders_are_all_named()
    {
        var problem = ReferredRow.Describe(Skill(), [Found(SkillOfOrder, 3, "WO-1", "WO-2", "WO-3")])!;
        Assert.That((problem.Code, problem.Kind, problem.Value), Is.EqualTo(("referred", ProblemKind.Conflict, "WELD")));
        Assert.That(problem.Message, Is.EqualTo(
            "The skill \"WELD\" cannot be deleted because other rows refer to it: 3 work orders in \"skill_id\" (WO-1, WO-2, WO-3)."));
    }

    [TestCase(1, "1 work order in \"skill_id\" (WO-1).")]
    [TestCase(12, "12 work orders in \"skill_id\" (such as WO-1).")]
    [TestCase(10_000, "10,000 work orders in \"skill_id\" (such as WO-1).")]
    [TestCase(10_001, "more than 10,000 work orders in \"skill_id\" (such as WO-1).")]
    public void The_number_is_named_up_to_a_limit(int count, string text) => Assert.That(
        ReferredRow.Describe(Skill(), [Found(SkillOfOrder, count, "WO-1")])!.Message,
        Does.EndWith($" because other rows refer to it: {text}"));

    [Test]
    public void Several_entities_and_references_are_told_apart() => Assert.That(
        ReferredRow.Describe(
            Skill(), [Found(OwnerOfProject, 1, "P"), Found(ResponsibleUser, 1, "A"), Found(SuggestedUser, 2, "A", "B")])!.Message,
        Does.EndWith("rows refer to it: 2 work orders in \"suggested_user_id\" (A, B), 1 work order in "
            + "\"approval_responsible_user_id\" (A) and 1 project in \"owner_user_id\" (P)."));

    [Test]
    public void A_reference_that_cannot_change_is_reported_with_its_stored_value()
    {
        var stored = Guid.CreateVersion7();
        var row = new Row(Entity.Of<JobStatus>(), new JobStatus { Id = Guid.CreateVersion7(), Code = "RH", SystemJobStatusId = stored });
        Assert.That(ReferredRow.DescribeFixed(row, SystemStatus, stored, []), Is.Null);

        var problem = ReferredRow.DescribeFixed(row, SystemStatus, stored, [Found(StatusOfOrder, 12, "WO-1")])!;
        Assert.That((problem.Code, problem.Kind, problem.Accepted), Is.EqualTo(("referred", ProblemKind.Conflict, stored)));
        Assert.That(problem.Message, Is.EqualTo("\"system_job_status_id\" of the job status \"RH\" cannot change because other rows refer "
            + "to the job status: 12 work orders in \"job_status_id\" (such as WO-1). Create another job status, and change these rows to "
            + "it."));
    }

    [Test]
    public void Entities_have_plural_labels() => Assert.That(
        EntityModel.Contract.Entities.Select(entity => entity.PluralLabel).Order(StringComparer.Ordinal),
        Is.EqualTo(new[]
        {
            "absences", "addresses", "companies", "contacts", "countries", "equipment brands", "equipment families", "equipment models",
            "holiday calendars", "holidays", "job priorities", "job statuses", "job types", "planning entries", "project statuses",
            "projects", "sales organizations", "skills", "user skills", "users", "work orders", "working times",
        }));

    [Test]
    public void Labels_have_their_article() => Assert.That(
        (Entity.Of<Address>().LabelWithArticle, Entity.Of<EquipmentFamily>().CapitalizedLabel, Entity.Of<User>().CapitalizedLabel),
        Is.EqualTo(("an address", "An equipment family", "A user")));

    private static Row Skill() => new(Entity.Of<Skill>(), new Skill { Id = Guid.CreateVersion7(), Code = "WELD", Name = "Welding" });

    private static Referrers Found(ReferenceFields reference, int count, params string[] keys) =>
        new(Guid.Empty, reference, count, keys);
}
