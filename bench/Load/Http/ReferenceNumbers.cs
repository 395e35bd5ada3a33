namespace WorkOrders.Load.Http;

/// <summary>Generates unique numbers for the references of new orders.</summary>
internal static class ReferenceNumbers
{
    private static long _last;

    /// <summary>Returns the next number.</summary>
    public static long Next() => Interlocked.Increment(ref _last);
}
