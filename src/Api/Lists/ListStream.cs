using System.Buffers;
using MediatR;
using WorkOrders.Api.Http;
using WorkOrders.Application.Lists;

namespace WorkOrders.Api.Lists;

/// <summary>
/// The response with all rows of a list as a text, one row after the other. The rows are read in pages: while a page is sent, no database
/// connection waits for the client, and only this page is in memory.
/// </summary>
/// <param name="list">The request; its page size has no effect.</param>
/// <param name="format">Writes the rows.</param>
/// <param name="mediator">Sends the queries.</param>
internal sealed class ListStream(ListRequest list, IRowFormat format, IMediator mediator) : IResult
{
    private const int RowsAtOnce = 1000;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (body, token) = (new ArrayBufferWriter<byte>(), httpContext.RequestAborted);
        format.WriteStart(body);
        var (position, remaining) = (list.Query.After, list.Remaining ?? long.MaxValue);
        do
        {
            var limit = (int)Math.Min(RowsAtOnce, remaining);
            var query = list.Query with { Limit = limit, After = position, Skip = position is null ? list.Query.Skip : 0 };
            position = await Write(query, body, token);
            remaining -= limit;
            // Only now, because an error in the first page is still a problem response.
            httpContext.Response.ContentType ??= ResponseFormat.Of(httpContext).ContentType;
            await httpContext.Response.BodyWriter.WriteAsync(body.WrittenMemory, token);
            body.ResetWrittenCount();
        }
        while (position is not null && remaining > 0);
    }

    /// <summary>Writes the rows of a page, and returns the position of the next one; null if this is the last page.</summary>
    private async Task<IReadOnlyList<object?>?> Write(GetRowsQuery query, IBufferWriter<byte> body, CancellationToken cancellationToken)
    {
        var layout = new RowLayout(query.Selection);
        await using var reader = await mediator.Send(query, cancellationToken);
        var rows = 0;
        while (await reader.Read(cancellationToken))
        {
            format.Write(body, layout, reader.Row);
            if (++rows == query.Limit)
            {
                return reader.ReadPosition();
            }
        }
        return null;
    }
}
