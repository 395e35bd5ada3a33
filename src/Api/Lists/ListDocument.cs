using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Api.OData;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Lists;

/// <summary>The response with a page of a list. The rows are read and written one by one.</summary>
/// <param name="list">The request.</param>
/// <param name="request">The HTTP request.</param>
/// <param name="context">The context of the request.</param>
internal sealed class ListDocument(ListRequest list, HttpRequest request, RequestContext context)
{
    /// <summary>Writes the document.</summary>
    public async Task Write(Utf8JsonWriter writer, IRowReader reader, CancellationToken cancellationToken)
    {
        var query = list.Query;
        var rows = new RowWriter(request, context.Preferences);
        writer.WriteStartObject();
        rows.WriteContext(writer, $"{query.Rows.Entity.Path}{list.Context}");
        if (reader.Count is { } count)
        {
            rows.WriteCount(writer, count);
        }
        writer.WriteStartArray("value");
        var next = await WriteRows(writer, rows, reader, cancellationToken);
        writer.WriteEndArray();
        if (next is not null)
        {
            writer.WriteString("@odata.nextLink", next);
        }
        if (context.Problems.Warnings.Count > 0)
        {
            writer.WritePropertyName(ProblemType.Annotation);
            ProblemJson.WriteList(writer, context.Problems.Warnings);
        }
        writer.WriteEndObject();
    }

    /// <summary>Writes the rows, and returns the URL of the next page; null if this is the last one.</summary>
    private async Task<string?> WriteRows(
        Utf8JsonWriter writer, RowWriter rows, IRowReader reader, CancellationToken cancellationToken)
    {
        var layout = new RowLayout(list.Query.Selection);
        for (var written = 0; await reader.Read(cancellationToken); written++)
        {
            if (written == list.PageSize - 1)
            {
                // The query reads one row more than the page contains, but not more than $top allows.
                var token = new PageToken(reader.ReadPosition(), list.PageSize, list.Remaining - list.PageSize, reader.ModifiedBefore);
                rows.Write(writer, layout, reader.Row);
                return await reader.Read(cancellationToken) ? NextLink(token) : null;
            }
            rows.Write(writer, layout, reader.Row);
        }
        return null;
    }

    private string NextLink(PageToken token)
    {
        var options = request.Query
            .Where(option => option.Key.TrimStart('$').ToLowerInvariant() is not ("skip" or "skiptoken"))
            .Select(option => $"{Uri.EscapeDataString(option.Key).Replace("%24", "$", StringComparison.Ordinal)}="
                + Uri.EscapeDataString(option.Value.ToString()))
            .Append($"{QueryOptions.SkipToken}={token.Write(list.Identity)}");
        return $"{ResourceUrl.RootOf(request)}{request.Path}?{string.Join('&', options)}";
    }
}
