using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Board;

/// <summary>An absence of a technician.</summary>
/// <param name="Period">The absence, which may begin before the range and end after it.</param>
/// <param name="Reason">The reason; null if none was given.</param>
public sealed record BoardAbsence(Period Period, string? Reason);
