using WorkOrders.Api.Http;
using WorkOrders.Application.Planning.Board;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Planning;

/// <summary>The query parameters of the planning board.</summary>
internal static class BoardParameters
{
    /// <summary>The name of the parameter with the position after which changes are read.</summary>
    public const string ChangedAfter = "changed_after";

    /// <summary>The filters, of which a request has at most one.</summary>
    public static readonly IReadOnlyList<BoardFilter> Filters =
        [new(BoardFilterKind.Users), new(BoardFilterKind.Team), new(BoardFilterKind.Skill)];

    // Larger than any position.
    private const long MaxPosition = long.MaxValue / 2;

    private static readonly string[] Names =
        [PlanningRange.From, PlanningRange.To, .. Filters.Select(filter => filter.Parameter!), ChangedAfter];

    /// <summary>Reads the parameters; invalid values are added as problems, and then the result is null.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="zone">The tenant's time zone.</param>
    /// <param name="strict">Whether unknown parameters are problems; otherwise they are warnings.</param>
    /// <param name="problems">Receives the problems.</param>
    public static GetBoardQuery? Read(IQueryCollection query, TimeZoneInfo zone, bool strict, Problems problems)
    {
        var parameters = new QueryParameters(query, Names, problems);
        parameters.CheckNames(strict);
        var range = PlanningRange.Read(parameters, zone, GetBoardQuery.MaxDays);
        var filter = ReadFilter(parameters, problems);
        var after = parameters.GetText(ChangedAfter) is null ? (long?)null : parameters.GetNumber(
            ChangedAfter, 0, MaxPosition, 0,
            "the \"position\" of an earlier response, a whole number; leave it out to read the whole board");
        return problems.Any || range is null ? null : new(range.Value, filter, after);
    }

    private static BoardFilter ReadFilter(QueryParameters parameters, Problems problems)
    {
        var given = Filters.Where(filter => parameters.GetText(filter.Parameter!) is not null).ToList();
        if (given.Count > 1)
        {
            var names = Filters.Select(filter => filter.Parameter!).ToList();
            parameters.Refuse(
                given[1].Parameter!,
                $"Send only one of {string.Join(", ", names)}; received {string.Join(" and ", given.Select(each => each.Parameter))}.",
                parameters.GetText(given[1].Parameter!)!, names);
        }
        return given.Count == 1 ? ReadNames(parameters, given[0], problems) : BoardFilter.All;
    }

    private static BoardFilter ReadNames(QueryParameters parameters, BoardFilter filter, Problems problems)
    {
        var (name, isList) = (filter.Parameter!, filter.Kind == BoardFilterKind.Users);
        var text = parameters.GetText(name)!;
        string[] names = isList ? [.. text.Split(',', StringSplitOptions.TrimEntries).Distinct()] : [text.Trim()];
        var form = isList ? "ids or codes, separated by commas" : "an id or a code";
        if (Array.Exists(names, each => each.Length == 0 || each.Contains('\0', StringComparison.Ordinal)))
        {
            parameters.Refuse(name, $"\"{name}\" must be {form}; received \"{Truncation.Truncate(text)}\".", text, form);
        }
        else if (names.Length > GetBoardQuery.MaxTechnicians)
        {
            parameters.Refuse(
                name,
                $"\"{name}\" has {names.Length:N0} ids and codes; at most {GetBoardQuery.MaxTechnicians:N0} are allowed.",
                Truncation.Truncate(text), form);
        }
        return problems.Any ? filter : filter with { Names = names };
    }
}
