namespace WorkOrders.Integration.Tests.Lists.Filters;

/// <summary>The types of the values of filters.</summary>
internal enum FilterType
{
    Boolean,
    Text,
    Integer,
    Decimal,
    Instant,
    Date,
    Duration,
    Guid,
}
