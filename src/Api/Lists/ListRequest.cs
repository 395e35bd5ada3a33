using WorkOrders.Api.OData;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Expressions;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Lists;

/// <summary>A request for a page of a list.</summary>
/// <param name="Query">The query; its limit is one row more than the page size, to detect whether there is a next page.</param>
/// <param name="PageSize">The maximum number of rows of the page.</param>
/// <param name="Remaining">The number of rows that <c>$top</c> allows from this page on; null for no limit.</param>
/// <param name="Identity">The query to which the page tokens belong: everything that determines the rows and their order.</param>
/// <param name="Context">The part of the context URL after the name of the set.</param>
internal sealed record ListRequest(GetRowsQuery Query, int PageSize, long? Remaining, string Identity, string Context)
{
    private const int DefaultPageSize = 100;

    /// <summary>The options that determine the rows of a list.</summary>
    public static readonly string[] RowOptions = [QueryOptions.Filter, QueryOptions.Search, QueryOptions.Words];

    /// <summary>The options that determine what the response contains of a row.</summary>
    public static readonly string[] SelectionOptions = [QueryOptions.Select, QueryOptions.Expand];

    private static readonly string[] All =
    [
        .. RowOptions, .. SelectionOptions,
        QueryOptions.OrderBy, QueryOptions.Top, QueryOptions.Skip, QueryOptions.Count, QueryOptions.SkipToken,
    ];

    /// <summary>Reads the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="entity">The entity of the list.</param>
    /// <param name="model">The entity data model.</param>
    /// <param name="context">The context of the request, which receives the problems.</param>
    /// <param name="within">The condition that the URL implies; null for the list of all rows.</param>
    /// <returns>The request; null if there are problems.</returns>
    public static ListRequest? Read(
        HttpRequest request, Entity entity, ContractModel model, RequestContext context, Func<RowVariable, RowExpression>? within = null)
    {
        var options = QueryOptions.Read(request, All, context);
        var parser = new QueryOptionParser(model, context.Settings.TimeZone);
        var rows = ReadRows(options, entity, parser, within);
        var order = options.Parse(QueryOptions.OrderBy, text => parser.ParseOrder(text, rows.Row)) ?? [];
        if (rows.Search is not null && string.IsNullOrWhiteSpace(options[QueryOptions.OrderBy]))
        {
            order = OrderBinder.Complete([new(new SearchRankExpression(), IsDescending: true)], rows.Row);
        }
        var selection = ReadSelection(options, entity, parser);
        var (top, skip) = (options.GetNumber(QueryOptions.Top), options.GetNumber(QueryOptions.Skip));
        var count = options.GetFlag(QueryOptions.Count);
        var identity = string.Join(
            '\n', entity.Path, request.Path, options[QueryOptions.Filter], options[QueryOptions.OrderBy], rows.Search, $"{top}");
        PageToken? token = null;
        if (options[QueryOptions.SkipToken] is { } text)
        {
            token = PageToken.Read(text, identity, order);
            if (token is null)
            {
                options.Refuse(QueryOptions.SkipToken, "invalid_token",
                    "The token does not belong to this list with this $filter, $orderby and $top; use \"@odata.nextLink\" unchanged.");
            }
            if (skip is not null)
            {
                options.Refuse(QueryOptions.Skip, "bad_parameter", "\"$skip\" has no effect on a page with a token; leave it out.");
            }
        }
        if (context.Problems.Any)
        {
            return null;
        }
        var pageSize = context.Preferences.MaxPageSize ?? token?.PageSize ?? DefaultPageSize;
        var remaining = token is null ? top : token.Remaining;
        var query = new GetRowsQuery(rows, order, selection!)
        {
            Limit = remaining <= pageSize ? (int)remaining : pageSize + 1,
            Skip = token is null ? skip ?? 0 : 0,
            After = token?.Values,
            ModifiedBefore = token?.ModifiedBefore,
            HasCount = count,
        };
        return new(query, pageSize, remaining, identity, ContextUrl.Of(selection!));
    }

    /// <summary>Reads which rows of an entity are requested.</summary>
    public static RowQuery ReadRows(QueryOptions options, Entity entity, QueryOptionParser parser, Func<RowVariable, RowExpression>? within)
    {
        var row = new RowVariable(entity);
        var filter = options.Parse(QueryOptions.Filter, text =>
            string.IsNullOrWhiteSpace(text) ? null : parser.ParseFilter(text, row));
        var condition = within?.Invoke(row);
        return new(row)
        {
            Filter = (condition, filter) switch
            {
                (null, _) => filter,
                (_, null) => condition,
                _ => new LogicalExpression(IsAnd: true, condition, filter),
            },
            Search = SearchWords.Read(options, entity),
        };
    }

    /// <summary>Reads what the response contains of a row; null if the request does not specify it, or if there is a problem.</summary>
    public static Selection? ReadSelectionIfGiven(QueryOptions options, Entity entity, QueryOptionParser parser) =>
        options[QueryOptions.Select] is null && options[QueryOptions.Expand] is null ? null : ReadSelection(options, entity, parser);

    /// <summary>Reads what the response contains of a row.</summary>
    public static Selection? ReadSelection(QueryOptions options, Entity entity, QueryOptionParser parser)
    {
        var selected = options.Parse(QueryOptions.Select, text => parser.ParseSelection(entity, QueryOptions.Select, text));
        var expanded = options.Parse(QueryOptions.Expand, text => parser.ParseSelection(entity, QueryOptions.Expand, text));
        return selected is null || expanded is null
            ? null
            : selected with { References = expanded.References, Collections = expanded.Collections };
    }
}
