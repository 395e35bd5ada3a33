using WorkOrders.Application.Lists;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Describes which parts of a query are probably slow.</summary>
internal static class SlowQuery
{
    /// <summary>Returns the description.</summary>
    public static string Describe(RowQuery rows, bool counts, long skipped) =>
        "The query took longer than the server allows, and was stopped. The slow part is probably "
            + $"{string.Join(" or ", Parts(rows, counts, skipped))}.";

    private static List<string> Parts(RowQuery rows, bool counts, long skipped)
    {
        var parts = new List<string>();
        if (counts)
        {
            parts.Add("$count, which reads all rows of the list");
        }
        if (rows.Search is not null)
        {
            parts.Add("q, whose words occur in many rows");
        }
        if (rows.Filter is not null)
        {
            parts.Add("$filter, whose conditions no index supports");
        }
        if (skipped > 0)
        {
            parts.Add("$skip, which reads the skipped rows; follow @odata.nextLink instead");
        }
        if (parts.Count == 0)
        {
            parts.Add("$orderby, whose order no index supports");
        }
        return parts;
    }
}
