using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;

namespace WorkOrders.Application.Availability;

/// <summary>When the technicians of one attempt at a message are booked, the times that the message itself suggests included.</summary>
public sealed class TechnicianSchedule
{
    /// <summary>The largest number of overlapping bookings that are reported.</summary>
    public const int MaxReported = 20;

    /// <summary>How many overlapping bookings are read: one more than is reported, which shows that there are more.</summary>
    public const int MaxRead = MaxReported + 1;

    private static readonly ReferenceFields TeamLeader = Entity.Of<User>().ReferenceOf(nameof(User.TeamLeaderUserId));

    private readonly List<BookedTime> _suggested = [];
    private ResolvedRows? _rows;

    /// <summary>Looks up when a user, and the team that the user leads, are booked in a time range.</summary>
    /// <param name="lookup">The lookup to add to.</param>
    /// <param name="user">The user, by id, by key, or embedded.</param>
    /// <param name="from">The start of the range (UTC).</param>
    /// <param name="to">Its end (UTC), exclusive.</param>
    public static void Collect(Lookup lookup, Reference user, DateTimeOffset from, DateTimeOffset to)
    {
        lookup.For(user.Target).IncludeReferring(TeamLeader);
        foreach (var (_, id, key) in user.Identifiers)
        {
            lookup.Ask(new BookingQuestion(id, key, from, to));
        }
    }

    private ResolvedRows Rows => _rows ?? throw new InvalidOperationException($"Call {nameof(Reset)} first.");

    /// <summary>Starts an attempt with its rows. A command that plans work calls it before its events are published.</summary>
    public void Reset(ResolvedRows rows)
    {
        _rows = rows;
        _suggested.Clear();
    }

    /// <summary>Adds a time that the message suggests.</summary>
    public void Add(BookedTime time) => _suggested.Add(time);

    /// <summary>What messages to people call a user: the code or, without one, the id.</summary>
    public string NameOf(Guid userId) => Rows.ById<User>(userId)?.Code ?? userId.ToString();

    /// <summary>
    /// The bookings of a user that overlap a time range, earliest start first; of more than <see cref="MaxRead"/>, those that end first.
    /// </summary>
    public IEnumerable<BookedTime> Overlapping(Guid userId, DateTimeOffset from, DateTimeOffset to) =>
        Rows.Stored.AnswersAbout<BookedTime>(userId).Concat(_suggested)
            .Where(booked => booked.UserId == userId && booked.From < to && booked.To > from)
            .OrderBy(booked => booked.To).Take(MaxRead)
            .OrderBy(booked => booked.From);
}
