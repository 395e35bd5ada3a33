namespace WorkOrders.Load.Http;

/// <summary>Numbers for the references of new orders: none is used twice while the bench runs.</summary>
internal static class References
{
    private static long _last;

    /// <summary>The next.</summary>
    public static long Next() => Interlocked.Increment(ref _last);
}
