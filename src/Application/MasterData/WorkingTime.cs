using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>
/// A period of one weekday in which a technician works. A break is the time between two of them. Times of day are in the technician's time
/// zone, else in that of the tenant.
/// </summary>
[Entity("working_time", Path = "WorkingTime", Key = nameof(Code))]
public sealed record WorkingTime : MasterDataRecord
{
    /// <summary>The technician, by id.</summary>
    [RefersTo(typeof(User), IsRequired = true)] public Guid? UserId { get; init; }

    /// <summary>The technician, by key.</summary>
    public string? UserCode { get; init; }

    /// <summary>The weekday on which the period begins: 1 for Monday to 7 for Sunday (ISO 8601).</summary>
    [Required, Range(1, 7)] public int? Weekday { get; init; }

    /// <summary>The start.</summary>
    [Required] public TimeOnly? TimeFrom { get; init; }

    /// <summary>The end, exclusive; on the next day if it is not later than the start.</summary>
    [Required] public TimeOnly? TimeTo { get; init; }

    /// <summary>The first date on which the period applies; null if it always did.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last date on which the period applies; null if it applies until further notice.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Description, such as the name of a shift.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }
}
