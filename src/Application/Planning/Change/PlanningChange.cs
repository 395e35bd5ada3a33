using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Application.Planning.Change;

/// <summary>A requested change of one planning entry: a new entry, another period or technician, or the end of an entry.</summary>
/// <param name="Address">The entry; null if a new one is requested.</param>
/// <param name="Message">The fields that were sent; null if the entry is deleted.</param>
/// <param name="Mode">How the message is written to the entry.</param>
/// <param name="Pointer">The JSON Pointer to the message in the request.</param>
public sealed record PlanningChange(RowAddress? Address, JobPlanning? Message, SaveMode Mode, string Pointer = "")
{
    private static readonly Entity Entries = Entity.Of<JobPlanning>();
    private static readonly ReferenceFields OrderFields = Entries.ReferenceOf(nameof(JobPlanning.JobsId));
    private static readonly ReferenceFields UserFields = Entries.ReferenceOf(nameof(JobPlanning.UserId));

    private Reference? _order;
    private Reference? _user;

    /// <summary>The conditions on the version of the entry.</summary>
    public Precondition Precondition { get; init; } = Precondition.None;

    /// <summary>Whether the entry must exist.</summary>
    public bool MustExist { get; init; }

    /// <summary>Whether a new entry for the leader of a team also plans the members.</summary>
    public bool WithTeam { get; init; } = true;

    /// <summary>The reference to the work order; not given if the message does not contain it.</summary>
    public Reference Order => _order ??= new(OrderFields, Message ?? new(), Pointer);

    /// <summary>The reference to the technician; not given if the message does not contain it.</summary>
    public Reference User => _user ??= new(UserFields, Message ?? new(), Pointer);

    /// <summary>The id of the entry; null if the server chooses it.</summary>
    public Guid? EntryId => Address?.Id ?? Message?.Id;

    /// <summary>Whether the entry is deleted.</summary>
    public bool IsDelete => Message is null;

    /// <summary>Returns whether the message writes a field: it contains the field, or is the whole entry.</summary>
    /// <param name="property">The name of the property.</param>
    public bool Writes(string property) =>
        Message is { } message && (Mode != SaveMode.Merge || message.IsPresent(Entries.FieldOf(property)));

    /// <summary>Returns the pointer to a field, or to the form in which a reference was given.</summary>
    /// <param name="field">The name of the field or reference.</param>
    public string PointerTo(string field) => field switch
    {
        "user" => User.Pointer,
        "jobs" => Order.Pointer,
        _ => $"{Pointer}/{field}",
    };
}
