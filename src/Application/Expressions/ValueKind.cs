namespace WorkOrders.Application.Expressions;

/// <summary>The kind of value that an expression has, with the .NET type of its constants.</summary>
public enum ValueKind
{
    /// <summary><see cref="bool"/>.</summary>
    Boolean,

    /// <summary><see cref="System.Guid"/>.</summary>
    Guid,

    /// <summary><see cref="string"/>, compared by code points.</summary>
    Text,

    /// <summary><see cref="long"/>.</summary>
    Integer,

    /// <summary><see cref="decimal"/>.</summary>
    Decimal,

    /// <summary><see cref="DateTimeOffset"/>: a point in time.</summary>
    Instant,

    /// <summary><see cref="DateOnly"/>: a date, or that of a point in time in UTC.</summary>
    Date,

    /// <summary><see cref="TimeOnly"/>: a time of day.</summary>
    TimeOfDay,

    /// <summary><see cref="TimeSpan"/>: a duration.</summary>
    Duration,
}
