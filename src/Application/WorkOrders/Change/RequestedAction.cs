using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Domain;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Change;

/// <summary>A command on an order as a request gives it, with the technician who acts: by id, by key, or by the credential.</summary>
/// <param name="Command">The command.</param>
public sealed record RequestedAction(WorkOrderCommand Command)
{
    private static readonly ReferenceFields Leader = Entity.Of<Job>().ReferenceOf(nameof(Job.ApprovalResponsibleUserId));
    private static readonly ReferenceFields User = Entity.Of<JobPlanning>().ReferenceOf(nameof(JobPlanning.UserId));

    /// <summary>The technician that the message names; not given if it names none.</summary>
    public Reference Technician { get; private init; } = new(User, new JobPlanning(), "");

    /// <summary>The id of the technician to whom the credential of the request belongs; null if it is not linked to one.</summary>
    public Guid? CallerId { get; init; }

    /// <summary>When it happened (UTC); null for the time of the request.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Returns the same action by a technician.</summary>
    /// <param name="id">The id of the technician; null if it is not given.</param>
    /// <param name="code">The key of the technician; null if it is not given.</param>
    public RequestedAction By(Guid? id, string? code) =>
        this with { Technician = new(User, new JobPlanning { UserId = id, UserCode = code }, "") };

    /// <summary>Adds the technician who acts, and the leader of the order, to a lookup.</summary>
    public void Collect(Lookup lookup)
    {
        var users = lookup.For(Technician.Target);
        users.Add(Technician.Id, Technician.Key);
        users.Add(CallerId, null);
        lookup.For<Job>().Include(Leader);
    }

    /// <summary>Returns the id of the technician who acts; null if no one is named, or if the row does not exist.</summary>
    /// <param name="rows">The rows of this attempt.</param>
    public Guid? TechnicianId(ResolvedRows rows) => CallerId ?? NamedId(rows);

    /// <summary>Returns the action for the rules of the domain.</summary>
    /// <param name="rows">The rows of this attempt.</param>
    public WorkOrderAction ToAction(ResolvedRows rows) => new(Command, TechnicianId(rows), OccurredAt);

    /// <summary>
    /// Returns the text that the history records as the reason: the command, the technician, and the reason if there is one.
    /// </summary>
    /// <param name="reason">The reason that the request gives; null if it gives none.</param>
    /// <param name="rows">The rows of this attempt.</param>
    /// <param name="nameOf">Returns the name of a technician.</param>
    public string Describe(string? reason, ResolvedRows rows, Func<Guid, string> nameOf)
    {
        var by = TechnicianId(rows) is { } technician ? $" by {nameOf(technician)}" : "";
        return reason is null ? Command.Name + by : $"{Command.Name}{by}: {reason}";
    }

    /// <summary>Returns the problem that the technician of the credential acts for another one; null if there is none.</summary>
    /// <param name="rows">The rows of this attempt.</param>
    /// <param name="nameOf">Returns the name of a technician.</param>
    public Problem? OtherTechnician(ResolvedRows rows, Func<Guid, string> nameOf) =>
        CallerId is { } caller && NamedId(rows) is { } named && named != caller
            ? LinkedCredential.OtherTechnician(Technician.Pointer, nameOf(caller), nameOf(named))
            : null;

    /// <summary>Returns a problem of the domain with its pointer in the message, if the message contains its value.</summary>
    public Problem Locate(Problem problem) => problem with
    {
        Pointer = problem.Pointer switch
        {
            null => null,
            _ when problem.Pointer == User.Name => Technician.IsGiven ? Technician.Pointer : null,
            var field => $"/{field}",
        },
    };

    private Guid? NamedId(ResolvedRows rows) =>
        (Technician.Id is { } id ? rows.ById(Technician.Target, id) : rows.ByKey(Technician.Target, Technician.Key))?.Id;
}
