using WorkOrders.Domain.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests.WorkOrders;

/// <summary>Every pair of the 18 system statuses, from a table that is written independently of the product's.</summary>
public sealed class StatusTransitionTests
{
    /// <summary>
    /// One line per status: the statuses that an order with it can get. An entry with <c>+</c> needs a planning entry, one with <c>@</c>
    /// an assigned user.
    /// </summary>
    private const string Table = """
        Open: ToBePlanned Pooling Suggested Waiting Activated Canceled Workshop Dispatched@
        ToBePlanned: Open Pooling Suggested Dispatched Canceled Planned+
        Waiting: Open ToBePlanned Pooling Suggested Canceled
        Pooling: Open ToBePlanned Suggested Dispatched Canceled Planned+
        Suggested: Open ToBePlanned Pooling Dispatched Canceled Planned+
        Activated: Open ToBePlanned Pooling Suggested Canceled
        Canceled: Open ToBePlanned
        Dispatched: Planned DispatchRejected Open ToBePlanned Canceled
        DispatchRejected: Open ToBePlanned Pooling Suggested Dispatched Canceled
        Planned: Open ToBePlanned Pooling Suggested Dispatched Canceled InProgress
        InProgress: WaitingFurtherActions Completed
        WaitingFurtherActions: ToBePlanned Planned InProgress Completed Canceled
        Completed: WaitingFurtherActions
        Workshop: WorkshopInQueue Open Canceled
        WorkshopInQueue: WorkshopInProgress Open Canceled
        WorkshopInProgress: WorkshopWaitingFurtherActions WorkshopCompleted
        WorkshopWaitingFurtherActions: WorkshopInProgress WorkshopCompleted Canceled
        WorkshopCompleted: Open
        """;

    private static readonly Dictionary<string, string[]> Allowed = Table.Split('\n')
        .Select(line => line.Split(": ")).ToDictionary(line => line[0], line => line[1].Split(' '));

    private static readonly Guid User = Guid.CreateVersion7();

    private static IEnumerable<TestCaseData> Pairs =>
        from earlier in SystemStatus.All
        from later in SystemStatus.All
        select new TestCaseData(earlier, later).SetArgDisplayNames(earlier.Code, later.Code);

    [Test]
    public void The_table_has_all_statuses() =>
        Assert.That(Allowed.Keys, Is.EquivalentTo(SystemStatus.All.Select(status => status.Code)));

    [TestCaseSource(nameof(Pairs))]
    public void A_status_leads_to_the_statuses_in_the_table_and_to_itself(SystemStatus from, SystemStatus to)
    {
        var expected = from == to || Allowed[from.Code].Any(entry => entry.TrimEnd('+', '@') == to.Code);
        var order = OrderWith(from);
        var planned = new RelatedWork([Entry(order)], []);

        var problems = order.RevisionProblems(order.AsRequested() with { Status = Sample.StatusOf(to) }, planned, Sample.Now).ToList();

        Assert.That(problems.Select(problem => problem.Code), Is.EqualTo(expected ? [] : new[] { "status_transition" }));
        if (expected)
        {
            order.ChangeStatus(Sample.StatusOf(to), planned, Sample.Now);
            Assert.That(order.Status.System, Is.EqualTo(to));
        }
        else
        {
            Assert.That(problems[0].Kind, Is.EqualTo(ProblemKind.Conflict));
            Assert.That(problems[0].Accepted, Is.EquivalentTo(Allowed[from.Code].Select(entry => entry.TrimEnd('+', '@'))));
            Assert.That(() => order.ChangeStatus(Sample.StatusOf(to), planned, Sample.Now), Throws.TypeOf<DomainException>());
            Assert.That(order.Status.System, Is.EqualTo(from));
        }
    }

    [TestCaseSource(nameof(Pairs))]
    public void A_condition_that_is_not_met_is_given_in_words(SystemStatus from, SystemStatus to)
    {
        var (order, target) = (OrderWith(from), Sample.StatusOf(to));
        var entry = Allowed[from.Code].SingleOrDefault(entry => entry.TrimEnd('+', '@') == to.Code);
        var (needsEntry, needsUser) = (entry?.EndsWith('+') == true, entry?.EndsWith('@') == true);
        var change = new StatusChange(order.Status, target);

        Assert.That(change.Unmet(RelatedWork.None, null).Count(), Is.EqualTo(needsEntry || needsUser ? 1 : 0));
        Assert.That(change.Unmet(RelatedWork.None, User).Count(), Is.EqualTo(needsEntry ? 1 : 0));
        Assert.That(change.Unmet(new([Entry(order)], []), null), Is.Empty);
    }

    [Test]
    public void Completing_an_order_requires_that_its_children_are_closed([Values("Completed", "WorkshopCompleted")] string target)
    {
        var to = SystemStatus.All.Single(status => status.Code == target);
        var from = SystemStatus.All.First(status => status.Transitions.Any(transition => transition.To == to));
        var problem = new StatusChange(Sample.StatusOf(from), Sample.StatusOf(to)).Problems(new([], ["SO-1", "SO-2"]), User).Single();
        Assert.That((problem.Code, problem.Kind), Is.EqualTo(("status_condition", ProblemKind.Conflict)));
        Assert.That(problem.Message, Does.Contain("SO-1, SO-2"));
    }

    [Test]
    public void A_status_of_the_tenant_behaves_like_its_system_status()
    {
        var (own, second) = (Own(SystemStatus.Planned), Own(SystemStatus.Planned));
        Assert.That(new StatusChange(own, second).Problems(RelatedWork.None, null), Is.Empty);
        Assert.That(new StatusChange(own, Own(SystemStatus.InProgress)).Problems(RelatedWork.None, null), Is.Empty);
        Assert.That(new StatusChange(own, Own(SystemStatus.Completed)).Problems(RelatedWork.None, null).Single().Code,
            Is.EqualTo("status_transition"));
    }

    [Test]
    public void A_status_that_is_not_usable_on_the_API_cannot_be_set_but_kept()
    {
        var hidden = Own(SystemStatus.Open) with { UsableOnApi = false };
        Assert.That(new StatusChange(Sample.StatusOf(SystemStatus.Open), hidden).Problems(RelatedWork.None, null).Single().Message,
            Is.EqualTo("The work order cannot change from Open to OWN-Open. Clients cannot set the status OWN-Open, because its "
                + "\"usable_on_api\" is false."));
        Assert.That(new StatusChange(hidden, hidden).Problems(RelatedWork.None, null), Is.Empty);
        Assert.That(new StatusChange(hidden, Sample.StatusOf(SystemStatus.Open)).Problems(RelatedWork.None, null), Is.Empty);
    }

    [Test]
    public void The_closing_date_follows_the_status()
    {
        var order = OrderWith(SystemStatus.InProgress);
        order.ChangeStatus(Sample.StatusOf(SystemStatus.Completed), RelatedWork.None, Sample.Now);
        Assert.That(order.Details.DateClosed, Is.EqualTo(Sample.Now));

        order.ChangeStatus(Own(SystemStatus.Completed), RelatedWork.None, Sample.Now.AddDays(1));
        Assert.That(order.Details.DateClosed, Is.EqualTo(Sample.Now), "It is still completed.");

        order.ChangeStatus(Sample.StatusOf(SystemStatus.WaitingFurtherActions), RelatedWork.None, Sample.Now.AddDays(2));
        Assert.That(order.Details.DateClosed, Is.Null);
    }

    [Test]
    public void Only_a_closed_order_has_the_requested_closing_date()
    {
        var earlier = Sample.Now.AddDays(-1);
        var order = OrderWith(SystemStatus.Open);
        order.Revise(Closed(order.Status, earlier), RelatedWork.None, Sample.Now);
        Assert.That(order.Details.DateClosed, Is.Null);

        order.Revise(Closed(Sample.StatusOf(SystemStatus.Canceled), earlier), RelatedWork.None, Sample.Now);
        Assert.That(order.Details.DateClosed, Is.EqualTo(earlier));

        order.Revise(Closed(order.Status, null), RelatedWork.None, Sample.Now);
        Assert.That(order.Details.DateClosed, Is.EqualTo(earlier), "A closed order keeps its closing date.");

        NewWorkOrder Closed(Status status, DateTimeOffset? date) => order.AsRequested() with
        {
            Status = status,
            Details = order.Details with { DateClosed = date },
        };
    }

    [Test]
    public void Every_status_whose_work_has_not_started_is_canceled_with_its_parent() =>
        Assert.That(SystemStatus.All.Where(status => status.IsCanceledWithParent).Select(status => status.Code), Is.EquivalentTo(new[]
        {
            "Open", "ToBePlanned", "Waiting", "Pooling", "Suggested", "Activated", "Dispatched", "DispatchRejected", "Planned", "Workshop",
            "WorkshopInQueue",
        }));

    private static WorkOrder OrderWith(SystemStatus status)
    {
        var created = WorkOrder.Create(Sample.Order(), Sample.Now).State;
        return WorkOrder.Load(created with
        {
            Status = Sample.StatusOf(status),
            Details = created.Details with { DateClosed = status.Closes ? Sample.Now.AddDays(-1) : null },
        });
    }

    private static PlanningEntry Entry(WorkOrder order) => PlanningEntry.Tentative(order.Id, User, Sample.Now.AddDays(1), 60);

    private static Status Own(SystemStatus system) => new(Guid.CreateVersion7(), system, OwnCode: $"OWN-{system.Code}");
}
