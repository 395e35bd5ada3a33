namespace WorkOrders.Application.Contract;

/// <summary>The kind of value that a field contains.</summary>
public enum FieldKind
{
    /// <summary>A UUID.</summary>
    Guid,

    /// <summary>Text; its length is counted in Unicode code points.</summary>
    Text,

    /// <summary>A 32-bit integer.</summary>
    Integer,

    /// <summary>A 64-bit integer.</summary>
    Long,

    /// <summary>A PostgreSQL transaction id (<c>xid8</c>).</summary>
    Transaction,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>A Boolean.</summary>
    Boolean,

    /// <summary>A point in time in UTC, with microsecond precision.</summary>
    Instant,

    /// <summary>A date without a time.</summary>
    Date,

    /// <summary>A time of day, to the minute.</summary>
    TimeOfDay,

    /// <summary>An embedded object of another entity.</summary>
    Embedded,

    /// <summary>A list of values.</summary>
    List,
}
