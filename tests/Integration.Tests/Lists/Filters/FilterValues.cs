using System.Globalization;
using System.Text;

namespace WorkOrders.Integration.Tests.Lists.Filters;

/// <summary>Compares values by the rules of OData; texts by code points.</summary>
internal static class FilterValues
{
    /// <summary>Returns whether two values are equal; null equals null.</summary>
    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        _ => Compare(left, right) == 0,
    };

    /// <summary>Compares two values that are not null.</summary>
    public static int Compare(object left, object right) => (left, right) switch
    {
        (string first, string second) => Encoding.UTF8.GetBytes(first).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(second)),
        (Guid first, Guid second) => string.CompareOrdinal(first.ToString(), second.ToString()),
        (long, decimal) or (decimal, long) => Number(left).CompareTo(Number(right)),
        _ => ((IComparable)left).CompareTo(right),
    };

    /// <summary>Compares two values that may be null, which is less than all others.</summary>
    public static int CompareNullable(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => Compare(left, right),
    };

    /// <summary>Returns a number as a decimal.</summary>
    public static decimal Number(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);
}
