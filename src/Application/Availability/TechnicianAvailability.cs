using WorkOrders.Application.References;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Availability;

/// <summary>What planning reads about a user in a time range.</summary>
public sealed record TechnicianAvailability : ILookupAnswer
{
    /// <summary>The id of the user.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The key of the user.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the user is archived.</summary>
    public bool? Archived { get; init; }

    /// <summary>Whether the user is disabled.</summary>
    public bool? Disabled { get; init; }

    /// <summary>Whether planning entries of the user may overlap.</summary>
    public bool? AllowOverlap { get; init; }

    /// <summary>The time zone of the user (IANA); null for that of the tenant.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The latitude of the place where the working day starts, in degrees.</summary>
    public decimal? StartLatitude { get; init; }

    /// <summary>The longitude of the place where the working day starts, in degrees.</summary>
    public decimal? StartLongitude { get; init; }

    /// <summary>The leader of the user's team; null if the user was not found as a member of a team.</summary>
    public Guid? LeaderId { get; init; }

    /// <summary>The working times.</summary>
    public IReadOnlyList<Hours> WorkingTimes { get; init; } = [];

    /// <summary>The dates of the holidays.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>The absences.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>The skills.</summary>
    public IReadOnlyList<TechnicianSkill> Skills { get; init; } = [];

    /// <summary>The planning entries.</summary>
    public IReadOnlyList<Entry> Entries { get; init; } = [];

    /// <inheritdoc/>
    Guid ILookupAnswer.SubjectId => UserId;

    /// <summary>Returns what is known about a user from lookups of several time ranges.</summary>
    /// <param name="answers">The results; at least one.</param>
    public static TechnicianAvailability Merge(IReadOnlyList<TechnicianAvailability> answers) => answers.Count == 1
        ? answers[0]
        : answers[0] with
        {
            LeaderId = answers.Select(answer => answer.LeaderId).FirstOrDefault(leader => leader is not null),
            Holidays = [.. answers.SelectMany(answer => answer.Holidays).Distinct()],
            Absences = [.. answers.SelectMany(answer => answer.Absences).Distinct()],
            Entries = [.. answers.SelectMany(answer => answer.Entries).Distinct()],
        };

    /// <summary>Returns the agenda of the user.</summary>
    /// <param name="tenantZone">The time zone of the tenant.</param>
    public TechnicianAgenda ToAgenda(TimeZoneInfo tenantZone)
    {
        var zone = TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var own) ? own : tenantZone;
        return new(UserId, Code ?? UserId.ToString(), zone, new(
            zone,
            [.. WorkingTimes.Select(time => new WeeklyHours(time.Weekday, time.From, time.To, time.ValidFrom, time.ValidTo))],
            [.. Holidays],
            [.. Absences.Select(absence => new Period(absence.From, absence.To))]))
        {
            IsArchived = Archived ?? false,
            IsDisabled = Disabled ?? false,
            AllowsOverlap = AllowOverlap ?? false,
            Start = Place.Known(StartLatitude, StartLongitude),
            Skills = Skills,
            Bookings = [.. Entries.OrderBy(entry => entry.From).Select(entry => new Booking(
                entry.Id, entry.JobsId, entry.Order, new(entry.From, entry.To), entry.IsFirm,
                Place.Known(entry.Latitude, entry.Longitude)))],
        };
    }

    /// <summary>A working time.</summary>
    /// <param name="Weekday">The weekday, from 1 for Monday.</param>
    /// <param name="From">The start, in the time zone of the user.</param>
    /// <param name="To">The end, exclusive.</param>
    /// <param name="ValidFrom">The first date.</param>
    /// <param name="ValidTo">The last date.</param>
    public sealed record Hours(int Weekday, TimeOnly From, TimeOnly To, DateOnly? ValidFrom, DateOnly? ValidTo);

    /// <summary>An absence.</summary>
    /// <param name="From">The start (UTC).</param>
    /// <param name="To">The end (UTC), exclusive.</param>
    public sealed record Absence(DateTimeOffset From, DateTimeOffset To);

    /// <summary>A planning entry.</summary>
    /// <param name="Id">The id of the entry.</param>
    /// <param name="JobsId">The id of the work order.</param>
    /// <param name="Order">The key of the order in other systems, or its number.</param>
    /// <param name="From">The start (UTC).</param>
    /// <param name="To">The end (UTC), exclusive.</param>
    /// <param name="IsFirm">Whether the entry is firm.</param>
    /// <param name="Latitude">The latitude of the work, in degrees.</param>
    /// <param name="Longitude">The longitude of the work, in degrees.</param>
    public sealed record Entry(
        Guid Id, Guid JobsId, string Order, DateTimeOffset From, DateTimeOffset To, bool IsFirm, decimal? Latitude, decimal? Longitude);
}
