using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;

namespace WorkOrders.Application.Availability;

/// <summary>What the technicians of one request have to do already, what the request itself suggests included.</summary>
public sealed class TechnicianSchedule
{
    /// <summary>How many of those that overlap one stretch of time are told.</summary>
    public const int MostTold = 20;

    /// <summary>How many of them are looked at: one more, by which it is seen that there are more.</summary>
    public const int Most = MostTold + 1;

    private readonly List<BookedTime> _suggested = [];
    private ResolvedRows? _found;

    /// <summary>Starts from what was found.</summary>
    public void Take(ResolvedRows found)
    {
        _found = found;
        _suggested.Clear();
    }

    /// <summary>Adds one.</summary>
    public void Add(BookedTime commitment) => _suggested.Add(commitment);

    /// <summary>What people call a user: the code or, without one, the id.</summary>
    public string NameOf(Guid userId) => _found?.ById<User>(userId)?.Code ?? userId.ToString();

    /// <summary>What a user has to do in a time, earliest first; of very much, that which ends first.</summary>
    public IEnumerable<BookedTime> Overlapping(Guid userId, DateTimeOffset from, DateTimeOffset to) =>
        (_found?.Stored.CommitmentsOf(userId) ?? []).Concat(_suggested)
            .Where(commitment => commitment.UserId == userId && commitment.From < to && commitment.To > from)
            .OrderBy(commitment => commitment.To).Take(Most)
            .OrderBy(commitment => commitment.From);
}
