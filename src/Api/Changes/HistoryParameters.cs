using WorkOrders.Api.Http;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Changes;

/// <summary>The query parameters of a history.</summary>
/// <param name="Before">The number of the change before which the page starts; null for the newest page.</param>
/// <param name="Top">The maximum number of changes.</param>
internal sealed record HistoryParameters(long? Before, int Top)
{
    /// <summary>The name of the parameter with the maximum number of changes.</summary>
    public const string TopName = "$top";

    /// <summary>The name of the parameter with which the next link continues.</summary>
    public const string BeforeName = "before";

    // Larger than the number of changes of any row.
    private const long MaxNumber = long.MaxValue / 2;

    /// <summary>Reads the parameters; invalid values are added as problems.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="strict">Whether unknown parameters are problems; otherwise they are warnings.</param>
    /// <param name="problems">Receives the problems.</param>
    public static HistoryParameters Read(IQueryCollection query, bool strict, Problems problems)
    {
        var parameters = new QueryParameters(query, [TopName, BeforeName], problems);
        parameters.CheckNames(strict);
        var before = parameters.GetNumber(
            BeforeName, 1, MaxNumber, 0,
            "the number in the \"@odata.nextLink\" of an earlier response; leave it out for the newest changes");
        var top = parameters.GetNumber(
            TopName, 1, GetHistoryQuery.MaxTop, GetHistoryQuery.DefaultTop, $"a whole number from 1 to {GetHistoryQuery.MaxTop}");
        return new(before == 0 ? null : before, (int)top);
    }
}
