using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Board;

/// <summary>A holiday of a technician.</summary>
/// <param name="Date">The date.</param>
/// <param name="Name">The name.</param>
/// <param name="Period">The day in the technician's time zone, from midnight to midnight.</param>
public sealed record BoardHoliday(DateOnly Date, string Name, Period Period);
