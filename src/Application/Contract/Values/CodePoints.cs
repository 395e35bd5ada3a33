namespace WorkOrders.Application.Contract.Values;

/// <summary>Counts Unicode code points, which people count as characters; not UTF-16 units or bytes.</summary>
public static class CodePoints
{
    /// <summary>Returns the number of code points in a text.</summary>
    public static int Count(string text) => text.Length - text.Count(char.IsLowSurrogate);
}
