using AutoMapper;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Change;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Domain;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Every command in every status, given by everyone, has the result that the table of commands states.</summary>
public sealed class CommandTableTests
{
    // The order is planned for T07, its leader, and T08.
    private const int Leader = 7;
    private const int Member = 8;
    private const int Stranger = 5;

    private TestTenant _tenant = null!;
    private IServiceProvider _services = null!;

    private static IEnumerable<int?> Credentials => [null, Leader, Member, Stranger];

    [OneTimeSetUp]
    public async Task CreateTenant()
    {
        _tenant = await TestTenant.Create();
        _services = (await TestApi.Running).Services;
    }

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task Every_command_in_every_status_has_the_result_of_the_table([ValueSource(nameof(Credentials))] int? technician)
    {
        var differences = new List<string>();
        foreach (var status in SystemStatus.All)
        {
            var order = await OrderWith(status);
            foreach (var command in WorkOrderCommand.All)
            {
                var (expected, actual) = (Expected(command, status, technician), await Result(order, command, technician));
                if (actual != expected)
                {
                    differences.Add($"{command.Name} from {status.Code}: {actual} instead of {expected}");
                }
            }
        }
        Assert.That(differences, Is.Empty);
    }

    [Test]
    public async Task A_linked_credential_acts_only_for_its_technician()
    {
        var (order, start) = (await OrderWith(SystemStatus.Planned), WorkOrderCommand.All.Single(command => command.Name == "Start"));
        var itself = Context(Leader);
        await Send(itself, order, new RequestedAction(start).By(null, "T07"));
        Assert.That(itself.Problems.All, Is.Empty);

        var other = Context(Leader);
        await Send(other, order, new RequestedAction(start).By(new(DemoIds.Technician(Member)), null));
        var problem = other.Problems.All.Single();
        Assert.That((problem.Pointer, problem.Code, problem.Kind, problem.Value, problem.Accepted),
            Is.EqualTo(("/user_id", "other_technician", ProblemKind.Forbidden, "T08", "T07")));

        var unlinked = Context(null);
        await Send(unlinked, order, new RequestedAction(start).By(null, "T07"));
        Assert.That(unlinked.Problems.All, Is.Empty);
    }

    private static string Expected(WorkOrderCommand command, SystemStatus status, int? technician)
    {
        var isRepeated = status == command.Target;
        string?[] problems =
        [
            isRepeated || command.From.Contains(status) ? null : "status_transition",
            technician == Stranger ? "not_planned_for_user" : null,
            technician == Member && command.IsReservedForLeader ? "not_leader" : null,
        ];
        return problems.Any(problem => problem is not null)
            ? string.Join(' ', problems.OfType<string>())
            : isRepeated ? "Unchanged" : "Updated";
    }

    private async Task<string> Result(Guid order, WorkOrderCommand command, int? technician)
    {
        var context = Context(technician);
        var saved = await Send(context, order, new(command));
        return context.Problems.Any
            ? string.Join(' ', context.Problems.All.Select(problem => problem.Code))
            : saved.Result.ToString();
    }

    private Task<SavedWorkOrder> Send(RequestContext context, Guid order, RequestedAction action)
    {
        var message = new Job { JobStatusId = action.Command.Target.Id };
        message.MarkPresent(Entity.Of<Job>().FieldOf(nameof(Job.JobStatusId)));
        var requested = _services.GetRequiredService<IMapper>().Map<RequestedWorkOrder>(message);
        var command = new ChangeWorkOrderCommand(new RowAddress(order, null), requested, SaveMode.Merge)
        {
            MustExist = true,
            DryRun = true,
            Reason = "Reason",
            Action = action with { CallerId = context.Caller.TechnicianId },
        };
        return _services.GetRequiredService<IScopedSender>().Send(context, command, CancellationToken.None);
    }

    private RequestContext Context(int? technician)
    {
        var context = Sample.Context(_tenant.Id);
        return technician is not { } number
            ? context
            : context with { Caller = context.Caller with { TechnicianId = new(DemoIds.Technician(number)) } };
    }

    private async Task<Guid> OrderWith(SystemStatus status)
    {
        var order = await _tenant.PostCreated(Sample.Order().With("approval_responsible_user_id", DemoIds.Technician(Leader)));
        await _tenant.Run($"""
            update jobs set job_status_id = '{status.Id}', date_closed = case when {status.Closes} then now() end
            where tenant_id = @tenant and id = '{order["id"]}';
            insert into job_planning (tenant_id, id, jobs_id, user_id, date_from, date_to)
            select @tenant, gen_random_uuid(), '{order["id"]}', id, now(), now() + interval '1 hour'
            from "user" where tenant_id = @tenant and code in ('T0{Leader}', 'T0{Member}')
            """);
        return Guid.Parse(order["id"]!);
    }
}
