using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Board;

/// <summary>A technician on a planning board.</summary>
public sealed record BoardTechnician
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The code; null if the technician has none.</summary>
    public string? Code { get; init; }

    /// <summary>The first name.</summary>
    public string? Firstname { get; init; }

    /// <summary>The last name.</summary>
    public required string Lastname { get; init; }

    /// <summary>The id of the leader of the technician's team; null if there is none.</summary>
    public Guid? TeamLeaderUserId { get; init; }

    /// <summary>The time zone of the working times and holidays.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>The latitude of the place where the working day starts, in degrees; null if it is unknown.</summary>
    public decimal? StartLatitude { get; init; }

    /// <summary>The longitude of the place where the working day starts, in degrees; null if it is unknown.</summary>
    public decimal? StartLongitude { get; init; }

    /// <summary>Whether firm entries of the technician may overlap.</summary>
    public bool AllowOverlap { get; init; }

    /// <summary>Whether the technician is archived or disabled, and is on the board because of entries in the range.</summary>
    public bool IsInactive { get; init; }

    /// <summary>The skills, by code.</summary>
    public required IReadOnlyList<BoardSkill> Skills { get; init; }

    /// <summary>
    /// The periods of working time within the range, in order; null if the technician has no working times, and is always available.
    /// </summary>
    public IReadOnlyList<Period>? Hours { get; init; }

    /// <summary>The holidays that overlap the range, by date.</summary>
    public required IReadOnlyList<BoardHoliday> Holidays { get; init; }

    /// <summary>The absences that overlap the range, by start.</summary>
    public required IReadOnlyList<BoardAbsence> Absences { get; init; }

    /// <summary>How much of the range is planned.</summary>
    public required BoardLoad Load { get; init; }

    /// <summary>The travel between successive entries in the range, in order, where both places are known.</summary>
    public required IReadOnlyList<BoardTravel> Travel { get; init; }
}
