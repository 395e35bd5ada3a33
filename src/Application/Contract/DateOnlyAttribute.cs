namespace WorkOrders.Application.Contract;

/// <summary>Marks a time for which clients often send a date without a time, which then means a boundary of that day.</summary>
/// <param name="boundary">The boundary, in the tenant's time zone.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DateOnlyAttribute(DayBoundary boundary) : Attribute
{
    /// <summary>The boundary of the day.</summary>
    public DayBoundary Boundary { get; } = boundary;
}
