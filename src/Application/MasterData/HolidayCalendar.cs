using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A set of holidays, such as those of a country or region.</summary>
[Entity("holiday_calendar", Path = "HolidayCalendar", Key = nameof(Code))]
public sealed record HolidayCalendar : MasterDataRecord
{
    /// <summary>Name of the calendar.</summary>
    [Required, MaxLength(255)] public string? Name { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Whether technicians without a calendar have this one. At most one calendar of a tenant is the default.</summary>
    [SingleDefault] public bool? IsDefault { get; init; }

    /// <summary>Description, such as where the dates come from.</summary>
    [MaxLength(4000)] public string? Description { get; init; }
}
