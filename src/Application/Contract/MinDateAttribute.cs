namespace WorkOrders.Application.Contract;

/// <summary>
/// Limits the dates of a record. Earlier dates are refused, except those that a spreadsheet shows for zero (1899-12-30 and 1900-01-01 at
/// midnight): they mean that there is no date.
/// </summary>
/// <param name="year">The earliest year.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MinDateAttribute(int year) : Attribute
{
    /// <summary>The earliest date.</summary>
    public DateTime Date { get; } = new(year, 1, 1);
}
