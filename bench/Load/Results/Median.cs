namespace WorkOrders.Load.Results;

/// <summary>Calculates the median.</summary>
internal static class Median
{
    /// <summary>Returns the middle value, or the mean of the two middle values.</summary>
    public static double Of(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
