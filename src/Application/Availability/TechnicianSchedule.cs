using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Availability;

/// <summary>
/// The bookings of technicians during one attempt to process a request, including the periods that the request itself suggests.
/// </summary>
public sealed class TechnicianSchedule
{
    /// <summary>The maximum number of overlapping bookings that are reported.</summary>
    public const int MaxReported = 20;

    /// <summary>
    /// The maximum number of overlapping bookings that are read: one more than are reported, to detect that there are more.
    /// </summary>
    public const int MaxRead = MaxReported + 1;

    private static readonly ReferenceFields TeamLeader = Entity.Of<User>().ReferenceOf(nameof(User.TeamLeaderUserId));

    private readonly List<BookedTime> _suggested = [];
    private ResolvedRows? _rows;

    /// <summary>Adds a lookup of the bookings of a user, and of the team that the user leads, in a time range.</summary>
    /// <param name="lookup">The lookup to add to.</param>
    /// <param name="user">The user, by id, by key, or embedded.</param>
    /// <param name="from">The start of the range (UTC).</param>
    /// <param name="to">The end of the range (UTC), exclusive.</param>
    public static void Collect(Lookup lookup, Reference user, DateTimeOffset from, DateTimeOffset to)
    {
        lookup.For(user.Target).IncludeReferring(TeamLeader);
        foreach (var (_, id, key) in user.Identifiers)
        {
            lookup.Ask(new BookingQuestion(id, key, from, to));
        }
    }

    private ResolvedRows Rows => _rows ?? throw new InvalidOperationException($"Call {nameof(Reset)} first.");

    /// <summary>Starts an attempt with its rows. A command that plans work calls this before its events are published.</summary>
    public void Reset(ResolvedRows rows)
    {
        _rows = rows;
        _suggested.Clear();
    }

    /// <summary>Adds a period that the request suggests.</summary>
    public void Add(BookedTime time) => _suggested.Add(time);

    /// <summary>Returns the name of a user in messages to people: the code, or the id if the user has no code.</summary>
    public string NameOf(Guid userId) => Rows.ById<User>(userId)?.Code ?? userId.ToString();

    /// <summary>Returns whether firm entries of a user may overlap.</summary>
    public bool AllowsOverlap(Guid userId) => Rows.ById<User>(userId)?.AllowOverlap == true;

    /// <summary>Returns whether a technician has other firm work in the period of an entry, whose agenda the lookup must contain.</summary>
    public bool IsBooked(PlanningEntry entry) => Rows.Stored.AnswersAbout<TechnicianAvailability>(entry.TechnicianId)
        .SelectMany(answer => answer.Entries)
        .Any(other => other.IsFirm && other.JobsId != entry.WorkOrderId && entry.Period.Overlaps(new(other.From, other.To)));

    /// <summary>
    /// Returns the bookings of a user that overlap a time range, ordered by start. If there are more than <see cref="MaxRead"/>, those with
    /// the earliest end are returned.
    /// </summary>
    public IEnumerable<BookedTime> Overlapping(Guid userId, DateTimeOffset from, DateTimeOffset to) =>
        Rows.Stored.AnswersAbout<BookedTime>(userId).Concat(_suggested)
            .Where(booked => booked.UserId == userId && booked.From < to && booked.To > from)
            .OrderBy(booked => booked.To).Take(MaxRead)
            .OrderBy(booked => booked.From);
}
