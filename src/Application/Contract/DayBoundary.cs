namespace WorkOrders.Application.Contract;

/// <summary>The boundaries of a day.</summary>
public enum DayBoundary
{
    /// <summary>The first moment of the day.</summary>
    Start,

    /// <summary>The last microsecond of the day.</summary>
    End,
}
