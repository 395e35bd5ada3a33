namespace WorkOrders.Application.Contract;

/// <summary>What kind of value a field holds.</summary>
public enum FieldKind
{
    /// <summary>A UUID.</summary>
    Guid,

    /// <summary>Text; its length is counted in Unicode code points.</summary>
    Text,

    /// <summary>A whole number of 32 bits.</summary>
    Integer,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>A PostgreSQL transaction id (<c>xid8</c>).</summary>
    Transaction,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A moment, in UTC, to the microsecond.</summary>
    Instant,

    /// <summary>Another entity, embedded.</summary>
    Embedded,

    /// <summary>A list of values.</summary>
    List,
}
