using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning.Change;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain;

namespace WorkOrders.Api.Planning;

/// <summary>Creates the commands that change planning entries.</summary>
internal sealed class PlanningCommands(RequestContext context, TimeProvider clock)
{
    private static readonly ReferenceFields User = Entity.Of<JobPlanning>().ReferenceOf(nameof(JobPlanning.UserId));

    /// <summary>Creates the command that applies changes.</summary>
    public ChangePlanningCommand Create(IReadOnlyList<PlanningChange> changes, WriteParameters parameters) =>
        new(changes, clock.Now(), context.Caller.Settings.TimeZone)
        {
            CallerId = context.Caller.TechnicianId,
            Force = parameters.Force,
            DryRun = parameters.DryRun,
        };

    /// <summary>Creates the command that plans an order for several technicians.</summary>
    /// <param name="order">The order.</param>
    /// <param name="message">The message.</param>
    /// <param name="parameters">The query parameters.</param>
    public ChangePlanningCommand Create(RowAddress order, PlanMessage message, WriteParameters parameters)
    {
        if (message.Users is not { Count: > 0 } users)
        {
            Require("/users", "\"users\" must contain at least one technician: a list of ids or codes, such as [\"T05\"].");
            users = [];
        }
        if (message.DateFrom is null)
        {
            Require("/date_from", "\"date_from\" is required.");
        }
        context.Problems.ThrowIfAny();
        var changes = users.Select((user, index) => new PlanningChange(
            null,
            Entry(user) with
            {
                JobsId = order.Id,
                JobsReferenceBackOffice = order.Key,
                DateFrom = message.DateFrom,
                DateTo = message.DateTo,
            },
            SaveMode.Create, Redirect($"/users/{index}"))).ToList();
        return Create(changes, parameters) with
        {
            Order = order,
            Leader = message.Leader is { } leader ? new(User, Entry(leader), Redirect("/leader")) : null,
        };
    }

    /// <summary>Creates the command that applies a list of changes.</summary>
    /// <param name="message">The message.</param>
    /// <param name="parameters">The query parameters.</param>
    public ChangePlanningCommand Create(ApplyMessage message, WriteParameters parameters)
    {
        if (message.Changes is not { Count: > 0 and <= ApplyMessage.MaxChanges })
        {
            Require(
                "/changes", $"\"changes\" must contain 1 to {ApplyMessage.MaxChanges} changes; received {message.Changes?.Count ?? 0}.");
            context.Problems.ThrowIfAny();
        }
        return Create([.. message.Changes!.Select((line, index) => Change(line, $"/changes/{index}"))], parameters);
    }

    private PlanningChange Change(PlanningLine line, string pointer)
    {
        var entry = line.Entry ?? new();
        var operation = PlanningLine.Operations.FirstOrDefault(each => each == line.Operation);
        if (operation is null)
        {
            context.Problems.Add(new($"{pointer}/operation", line.Operation is null ? "required" : "unknown_value",
                $"\"operation\" must be one of {string.Join(", ", PlanningLine.Operations)}; received \"{line.Operation}\".",
                line.Operation, PlanningLine.Operations)
            {
                Kind = ProblemKind.Malformed,
            });
        }
        if (operation is PlanningLine.Change or PlanningLine.Delete && entry.Id is null)
        {
            Require($"{pointer}/entry/id", "\"id\" is required to change or delete an entry.");
        }
        if (operation is PlanningLine.Change or PlanningLine.Delete && line.WithTeam is not null)
        {
            context.Problems.Add(new($"{pointer}/with_team", "contradiction",
                $"\"with_team\" applies only to the operation {PlanningLine.Create}; received it with \"{operation}\".", line.WithTeam)
            {
                Kind = ProblemKind.Malformed,
            });
        }
        var isNew = operation == PlanningLine.Create;
        return new(isNew ? null : new(entry.Id, null), operation == PlanningLine.Delete ? null : entry,
            isNew ? SaveMode.Create : SaveMode.Merge, $"{pointer}/entry")
        {
            Precondition = line.Version is { } version ? new(new VersionCondition([version]), null) : Precondition.None,
            MustExist = !isNew,
            WithTeam = line.WithTeam ?? true,
        };
    }

    /// <summary>Returns an entry of a user who is given by id or code.</summary>
    private static JobPlanning Entry(string user) =>
        Guid.TryParse(user, out var id) ? new() { UserId = id } : new() { UserCode = user };

    /// <summary>Makes problems of the entry for a user point to the fields of this message.</summary>
    private string Redirect(string pointer)
    {
        var sent = context.Problems.Sent;
        sent.Redirect($"{pointer}/user_id", pointer);
        sent.Redirect($"{pointer}/user_code", pointer);
        sent.Redirect($"{pointer}/date_from", "/date_from");
        sent.Redirect($"{pointer}/date_to", "/date_to");
        return pointer;
    }

    private void Require(string pointer, string message)
    {
        if (!context.Problems.HasProblemAt(pointer))
        {
            context.Problems.Add(new(pointer, "required", message) { Kind = ProblemKind.Malformed });
        }
    }
}
