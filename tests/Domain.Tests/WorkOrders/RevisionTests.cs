using WorkOrders.Domain.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests.WorkOrders;

public sealed class RevisionTests
{
    private static readonly DateTimeOffset Later = Sample.Now.AddHours(1);

    [Test]
    public void A_change_sets_the_date_of_the_last_change_and_keeps_that_of_creation()
    {
        var order = Create(Sample.Order());
        var details = order.Details with { Name = "New", DateCreate = Later };
        order.Revise(order.AsRequested() with { Details = details }, RelatedWork.None, Later);
        Assert.That((order.Details.Name, order.Details.DateCreate, order.Details.DateUpdate),
            Is.EqualTo(("New", (DateTimeOffset?)Sample.Now, (DateTimeOffset?)Later)));
        Assert.That(order.TakeEvents(), Is.Empty);
    }

    [Test]
    public void A_request_that_changes_nothing_leaves_the_order_as_it_is()
    {
        var order = Create(Sample.SuggestedOrder());
        var before = order.State;
        order.Revise(order.AsRequested() with { Links = new(order.Links.Ids.ToDictionary()) }, RelatedWork.None, Later);
        Assert.That(order.State, Is.SameAs(before));
        Assert.That(order.TakeEvents(), Is.Empty);
    }

    [Test]
    public void A_new_suggestion_replaces_the_earlier_one()
    {
        var (request, technician) = (Sample.SuggestedOrder(), Sample.Technician(Guid.CreateVersion7()));
        var order = Create(request);
        order.Revise(Suggest(order, technician, request.SuggestedStart), RelatedWork.None, Later);
        Assert.That(order.SuggestedUserId, Is.EqualTo(technician.Id));
        Assert.That(order.TakeEvents(), Is.EqualTo(new[]
        {
            new JobSuggestedEvent(order.Id, technician.Id, technician.Team, request.SuggestedStart!.Value, 60),
        }));
    }

    [Test]
    public void A_suggestion_without_a_start_is_withdrawn()
    {
        var order = Create(Sample.SuggestedOrder());
        order.Revise(order.AsRequested() with { SuggestedStart = null }, RelatedWork.None, Later);
        Assert.That(order.TakeEvents(), Is.EqualTo(new[] { new JobUnplannedEvent(order.Id, null) }));
    }

    [Test]
    public void An_order_that_becomes_suggested_is_planned()
    {
        var order = Create(Sample.Order());
        var technician = Sample.Technician();
        order.Revise(Suggest(order, technician, Later) with { Status = Sample.StatusOf(SystemStatus.Suggested) }, RelatedWork.None, Later);
        Assert.That(order.TakeEvents(),
            Is.EqualTo(new[] { new JobSuggestedEvent(order.Id, technician.Id, technician.Team, Later, 60) }));
    }

    [TestCase("Open", true)]
    [TestCase("ToBePlanned", true)]
    [TestCase("Pooling", true)]
    [TestCase("Canceled", true)]
    [TestCase("Dispatched", false)]
    [TestCase("Planned", false)]
    public void Leaving_Suggested_ends_its_planning_unless_the_work_is_planned_or_dispatched(string status, bool isUnplanned)
    {
        var order = Create(Sample.SuggestedOrder());
        var entry = PlanningEntry.Tentative(order.Id, order.SuggestedUserId!.Value, order.SuggestedStart!.Value, 60);
        order.ChangeStatus(Sample.StatusOf(SystemStatus.All.Single(each => each.Code == status)), new([entry], []), Later);
        object[] expected = isUnplanned ? [new JobUnplannedEvent(order.Id, Later)]
            : status == "Planned" ? [new JobPlannedEvent(order.Id, order.State.Window)] : [];
        Assert.That(order.TakeEvents(), Is.EqualTo(expected));
    }

    [TestCase("technician", "suggested_user")]
    [TestCase("start", "suggested_date_start")]
    [TestCase("earliest", "earliest_date_plannable")]
    [TestCase("due", "due_date")]
    public void A_firm_entry_does_not_move_by_itself(string change, string field)
    {
        var (order, entry) = Planned();
        var requested = change switch
        {
            "technician" => Suggest(order, Sample.Technician(), order.SuggestedStart),
            "start" => order.AsRequested() with { SuggestedStart = order.SuggestedStart!.Value.AddHours(1) },
            "earliest" => order.AsRequested() with { Window = new(entry.From.AddHours(1), null) },
            _ => order.AsRequested() with { Window = new(null, entry.From.AddHours(-1)) },
        };
        var problem = order.RevisionProblems(requested, new([entry], []), Sample.Now).Single();
        Assert.That((problem.Pointer, problem.Code, problem.Kind), Is.EqualTo((field, "planned", ProblemKind.Conflict)));
        Assert.That(problem.Message, Does.Contain($"{entry.Id}").And.Contain($"{entry.TechnicianId}"));
        Assert.That(order.RevisionProblems(requested, new([entry], []), entry.To), Is.Empty, "Work that has ended does not matter.");
        Assert.That(
            order.RevisionProblems(requested with { Status = Sample.StatusOf(SystemStatus.Open) }, new([entry], []), Sample.Now), Is.Empty,
            "Reopening ends the planning.");
    }

    [TestCase("Planned", "ToBePlanned")]
    [TestCase("DispatchRejected", "ToBePlanned")]
    [TestCase("WaitingFurtherActions", "ToBePlanned")]
    [TestCase("InProgress", "WaitingFurtherActions", "ToBePlanned")]
    [TestCase("Completed", "WaitingFurtherActions", "ToBePlanned")]
    public void The_problem_of_a_firm_entry_names_the_statuses_that_remove_the_entry(string status, params string[] path)
    {
        var (planned, entry) = Planned();
        var order = WorkOrder.Load(planned.State with { Status = Sample.StatusOf(Status(status)) });
        var requested = order.AsRequested() with { SuggestedStart = order.SuggestedStart!.Value.AddHours(1) };
        var problem = order.RevisionProblems(requested, new([entry], []), Sample.Now).Single();
        Assert.That(problem.Message,
            Does.EndWith($"First change the order to {string.Join(" and then to ", path)}; this removes the entry."));

        foreach (var next in path)
        {
            order.ChangeStatus(Sample.StatusOf(Status(next)), new([entry], []), Sample.Now);
        }
        Assert.That(order.TakeEvents(), Is.EqualTo(new[] { new JobUnplannedEvent(order.Id, Sample.Now) }));
    }

    [Test]
    public void A_suggestion_that_agrees_with_a_firm_entry_is_accepted()
    {
        var (order, entry) = Planned();
        var other = PlanningEntry.Load(
            entry.Id, order.Id, Guid.CreateVersion7(), new(entry.From.AddHours(1), entry.To.AddHours(1)), new(IsFirm: true));
        var requested = Suggest(order, new Technician(other.TechnicianId, false, false, []), other.From);
        Assert.That(order.RevisionProblems(requested, new([other], []), Sample.Now), Is.Empty);
        Assert.That(order.RevisionProblems(Suggest(order, null, null), new([entry], []), Sample.Now), Is.Empty, "cleared");
    }

    [Test]
    public void A_technician_who_has_left_can_stay_suggested_but_not_become_so()
    {
        var order = Create(Sample.SuggestedOrder());
        var gone = new Technician(order.SuggestedUserId!.Value, Archived: true, Disabled: false, []);
        Assert.That(order.RevisionProblems(order.AsRequested() with { Technician = gone }, RelatedWork.None, Later), Is.Empty);
        Assert.That(order.RevisionProblems(Suggest(order, gone with { Id = Guid.CreateVersion7() }, Later), RelatedWork.None, Later)
            .Single().Code, Is.EqualTo("user_archived"));
    }

    [Test]
    public void Another_project_brings_its_company_and_drops_the_address_of_a_mobile_site()
    {
        var order = Create(Sample.MobileOrder());
        var site = Sample.Order().Site!;
        order.Revise(order.AsRequested() with { Site = site, Links = Sample.Links(("project", site.ProjectId)) }, RelatedWork.None, Later);
        Assert.That((order.ProjectId, order.CompanyId, order.Address), Is.EqualTo((site.ProjectId, site.CompanyId, SiteAddress.None)));
    }

    [TestCase("Open", false, true)]
    [TestCase("Suggested", false, true)]
    [TestCase("Open", true, false)]
    [TestCase("Planned", false, false)]
    [TestCase("Completed", false, false)]
    public void Only_an_order_that_was_never_planned_can_be_deleted(string status, bool isFirm, bool expected)
    {
        var order = WorkOrder.Load(Create(Sample.Order()).State with
        {
            Status = Sample.StatusOf(SystemStatus.All.Single(each => each.Code == status)),
        });
        var entry = PlanningEntry.Load(
            Guid.CreateVersion7(), order.Id, Guid.CreateVersion7(), new(Sample.Now, Later), new(isFirm));
        Assert.That(order.DeletionProblems([entry], []).Any(), Is.Not.EqualTo(expected));
        Assert.That(order.DeletionProblems([], ["SO-1"]).Last().Message, Does.Contain("SO-1"));
    }

    [Test]
    public void Canceling_is_suggested_instead_of_deleting_if_the_status_can_change_to_Canceled()
    {
        foreach (var status in SystemStatus.All)
        {
            var order = WorkOrder.Load(Create(Sample.Order()).State with { Status = Sample.StatusOf(status) });
            var canBeCanceled = status.Transitions.Any(transition => transition.To == SystemStatus.Canceled);
            Assert.That(
                order.DeletionProblems([], ["SO-1"]).Last().Message.EndsWith("Cancel it instead.", StringComparison.Ordinal),
                Is.EqualTo(canBeCanceled), status.Code);
        }
    }

    private static WorkOrder Create(NewWorkOrder request)
    {
        var links = request.Links.Ids.Append(new("project", request.Site!.ProjectId));
        var all = request.Technician is { } technician ? links.Append(new("suggested_user", technician.Id)) : links;
        var order = WorkOrder.Create(request with { Links = new(all.ToDictionary()) }, Sample.Now);
        order.TakeEvents();
        return order;
    }

    private static (WorkOrder Order, PlanningEntry Entry) Planned()
    {
        var order = WorkOrder.Load(Create(Sample.SuggestedOrder()).State with { Status = Sample.StatusOf(Status("Planned")) });
        var start = order.SuggestedStart!.Value;
        return (order, PlanningEntry.Load(
            Guid.CreateVersion7(), order.Id, order.SuggestedUserId!.Value, new(start, start.AddHours(1)), new(IsFirm: true)));
    }

    private static SystemStatus Status(string code) => SystemStatus.All.Single(each => each.Code == code);

    private static NewWorkOrder Suggest(WorkOrder order, Technician? technician, DateTimeOffset? start)
    {
        var links = order.Links.Without("suggested_user").Ids.ToDictionary();
        if (technician is not null)
        {
            links["suggested_user"] = technician.Id;
        }
        return order.AsRequested() with { Links = new(links), Technician = technician, SuggestedStart = start };
    }
}
