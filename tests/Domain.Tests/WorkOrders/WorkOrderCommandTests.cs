using WorkOrders.Domain.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests.WorkOrders;

public sealed class WorkOrderCommandTests
{
    /// <summary>
    /// The commands, as in docs/statuses.md: the statuses in which each is possible, and the status that the order gets. A command with
    /// <c>?</c> needs a reason, one with <c>!</c> is reserved for the leader.
    /// </summary>
    private const string Table = """
        Dispatch: Open ToBePlanned Pooling Suggested Planned DispatchRejected > Dispatched
        Accept: Dispatched > Planned
        Reject?: Dispatched > DispatchRejected
        Start!: Planned WaitingFurtherActions > InProgress
        Wait?: InProgress > WaitingFurtherActions
        Complete!: InProgress WaitingFurtherActions > Completed
        """;

    private static readonly (Guid Lead, Guid Second, Guid Other) Users = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

    private static IEnumerable<WorkOrderCommand> Commands => WorkOrderCommand.All;

    [Test]
    public void The_commands_are_those_of_the_table() =>
        Assert.That(Commands.Select(command => command.Name + (command.RequiresReason ? "?" : "") + (command.IsReservedForLeader ? "!" : "")
            + $": {string.Join(' ', command.From.Select(status => status.Code))} > {command.Target.Code}"),
            Is.EqualTo(Table.Split('\n')));

    [Test]
    public void Every_command_follows_the_table_of_transitions() =>
        Assert.That(Commands.SelectMany(command => command.From
            .Where(status => status.Transitions.All(transition => transition.To != command.Target))
            .Select(status => $"{status.Code} {command.Name}")), Is.Empty);

    [Test]
    public void Dispatch_is_possible_from_every_status_that_leads_to_Dispatched() =>
        Assert.That(Command("Dispatch").From, Is.EquivalentTo(SystemStatus.All.Where(status =>
            status.Transitions.Any(transition => transition.To == SystemStatus.Dispatched))));

    [Test]
    public void A_command_in_another_status_names_itself_the_status_and_the_possible_statuses()
    {
        var problem = Problems(Action("Start"), Order(SystemStatus.Open)).Single();
        Assert.That((problem.Pointer, problem.Code, problem.Kind), Is.EqualTo(((string?)null, "status_transition", ProblemKind.Conflict)));
        Assert.That(problem.Message, Is.EqualTo("Start is not possible, because the work order has the status Open. It is possible from "
            + "Planned, WaitingFurtherActions."));
        Assert.That(problem.Accepted, Is.EqualTo(new[] { "Planned", "WaitingFurtherActions" }));
    }

    [Test]
    public void A_change_of_status_sets_its_date([ValueSource(nameof(Commands))] WorkOrderCommand command)
    {
        var order = WorkOrder.Load(Order(command.From[0]));
        var (before, occurred) = (order.Details.DateStatus, Sample.Now.AddMinutes(7));
        order.Revise(order.AsRequested() with { OccurredAt = occurred }, Planned(Users.Lead), Sample.Now.AddHours(1));
        Assert.That((before, order.Details.DateStatus), Is.EqualTo(((DateTimeOffset?)Sample.Now, (DateTimeOffset?)Sample.Now)));

        order.Revise(order.AsRequested() with { Status = Sample.StatusOf(command.Target), OccurredAt = occurred }, Planned(Users.Lead),
            Sample.Now.AddHours(1));
        Assert.That(order.Details.DateStatus, Is.EqualTo(occurred));
        Assert.That(order.Details.DateClosed, Is.EqualTo(command.Name == "Complete" ? occurred : (DateTimeOffset?)null));
    }

    [TestCase(null, 60)]
    [TestCase(30, 30)]
    [TestCase(61, 60, TestName = "A time in the future within the tolerance is the current time")]
    [TestCase(62, 60)]
    [TestCase(63, null)]
    [TestCase(-1, 0, TestName = "A time before the last change within the tolerance is that of the change")]
    [TestCase(-2, 0)]
    [TestCase(-3, null)]
    public void A_command_occurs_between_the_last_change_and_the_current_time(int? minutes, int? expected)
    {
        var (order, now) = (Order(SystemStatus.Planned), Sample.Now.AddHours(1));
        var action = Action("Start", minutes: minutes);
        var problems = action.Problems(order, RelatedWork.None, Name, now).Select(problem => $"{problem.Pointer} {problem.Code}");
        Assert.That(problems, Is.EqualTo(expected is not null ? [] : minutes > 0
            ? new[] { "occurred_at in_future" } : ["occurred_at before_last_change"]));
        if (expected is { } time)
        {
            Assert.That(action.TimeOf(order, now), Is.EqualTo(Sample.Now.AddMinutes(time)));
        }
    }

    [Test]
    public void A_repeated_command_can_have_happened_before_the_last_change() =>
        Assert.That(Problems(Action("Start", minutes: -60), Order(SystemStatus.InProgress)), Is.Empty);

    [Test]
    public void An_order_without_a_status_date_has_had_its_status_since_its_creation()
    {
        var order = Order(SystemStatus.Planned);
        order = order with { Details = order.Details with { DateStatus = null, DateCreate = Sample.Now.AddDays(-1) } };
        Assert.That(Problems(Action("Start", minutes: -23 * 60), order), Is.Empty);
        Assert.That(Problems(Action("Start", minutes: -25 * 60), order).Single().Code, Is.EqualTo("before_last_change"));
        var future = order with { Details = order.Details with { DateCreate = Sample.Now.AddDays(9) } };
        Assert.That(Problems(Action("Start"), future), Is.Empty);
        Assert.That(Action("Start").TimeOf(future, Sample.Now), Is.EqualTo(Sample.Now));
    }

    [TestCase("Start", "lead", "lead second", null)]
    [TestCase("Start", "second", "lead second", "not_leader lead")]
    [TestCase("Complete", "second", "lead second", "not_leader lead")]
    [TestCase("Start", "second", "second second", null, TestName = "A single technician can start")]
    [TestCase("Wait", "second", "lead second", null)]
    [TestCase("Accept", "second", "lead second", null)]
    [TestCase("Dispatch", "second", "lead second", null)]
    [TestCase("Start", "other", "lead second", "not_planned_for_user lead second")]
    [TestCase("Dispatch", "other", "second", "not_planned_for_user second lead")]
    [TestCase("Start", "lead", "second other", null, TestName = "The leader can start without a planning entry")]
    public void A_technician_must_be_planned_and_the_leader_starts_and_completes(
        string command, string technician, string planned, string? problem)
    {
        var order = Order(Command(command).From[0]) with { Links = Leader() };
        var problems = Action(command, IdOf(technician))
            .Problems(order, Planned([.. planned.Split(' ').Select(IdOf)]), Name, Sample.Now).ToList();
        Assert.That(problems.Select(found => $"{found.Code} {string.Join(' ', (string[])found.Accepted!)}"),
            Is.EqualTo(problem is null ? [] : new[] { problem }));
        Assert.That(problems.Select(found => (found.Pointer, found.Value)), Is.All.EqualTo(("user", (object)technician)));
    }

    [Test]
    public void Without_a_leader_every_planned_technician_can_start()
    {
        var order = Order(SystemStatus.Planned) with { Links = WorkOrderLinks.None };
        Assert.That(Action("Start", Users.Second).Problems(order, Planned(Users.Lead, Users.Second), Name, Sample.Now), Is.Empty);
        var suggested = order with { SuggestedUserId = Users.Other };
        Assert.That(Action("Start", Users.Other).Problems(suggested, RelatedWork.None, Name, Sample.Now), Is.Empty);
    }

    private static WorkOrderCommand Command(string name) => Commands.Single(command => command.Name == name);

    private static WorkOrderAction Action(string command, Guid? technician = null, int? minutes = null) =>
        new(Command(command), technician, minutes is { } offset ? Sample.Now.AddMinutes(offset) : null);

    private static IEnumerable<Problem> Problems(WorkOrderAction action, WorkOrderState order) =>
        action.Problems(order, RelatedWork.None, Name, Sample.Now);

    private static WorkOrderState Order(SystemStatus status) =>
        WorkOrder.Create(Sample.Order(), Sample.Now).State with { Status = Sample.StatusOf(status) };

    private static WorkOrderLinks Leader() => new(new Dictionary<string, Guid> { ["approval_responsible_user"] = Users.Lead });

    private static RelatedWork Planned(params Guid[] technicians) =>
        new([.. technicians.Select(technician => PlanningEntry.Tentative(Guid.Empty, technician, Sample.Now, 60))], []);

    private static Guid IdOf(string name) => name switch { "lead" => Users.Lead, "second" => Users.Second, _ => Users.Other };

    private static string Name(Guid id) => id == Users.Lead ? "lead" : id == Users.Second ? "second" : "other";
}
