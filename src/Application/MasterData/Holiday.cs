using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A date on which technicians with the calendar do not work.</summary>
[Entity("holiday", Path = "Holiday", Key = nameof(Code))]
public sealed record Holiday : MasterDataRecord
{
    /// <summary>The calendar, by id.</summary>
    [RefersTo(typeof(HolidayCalendar), IsRequired = true)] public Guid? HolidayCalendarId { get; init; }

    /// <summary>The calendar, by key.</summary>
    public string? HolidayCalendarCode { get; init; }

    /// <summary>The date, from midnight to midnight in the time zone of the technician.</summary>
    [Required] public DateOnly? Date { get; init; }

    /// <summary>Name of the holiday.</summary>
    [Required, MaxLength(255)] public string? Name { get; init; }

    /// <summary>Description.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }
}
