using System.Buffers;
using MediatR;
using WorkOrders.Api.Http;
using WorkOrders.Application.Lists;

namespace WorkOrders.Api.Lists;

/// <summary>
/// The response with all rows of a list as text. The rows are read in pages: while a page is sent, no database
/// connection waits for the client, and only this page is in memory. A client that reads too slowly is disconnected by the server.
/// </summary>
internal sealed class ListStream : IResult
{
    private const int PageSize = 1000;

    private readonly IRowFormat _format;
    private readonly IMediator _mediator;
    private readonly StreamSlots _slots;
    private readonly IDisposable _slot;
    private readonly ArrayBufferWriter<byte> _body = new();
    private GetRowsQuery _query;
    private long _remaining;

    private ListStream(ListRequest list, IRowFormat format, IMediator mediator, StreamSlots slots, IDisposable slot)
    {
        (_query, _format, _mediator, _slots, _slot) = (list.Query with { HasCount = false }, format, mediator, slots, slot);
        _remaining = list.Remaining ?? long.MaxValue;
    }

    /// <summary>The position of the page after the one in memory; null if that is the last page.</summary>
    private IReadOnlyList<object?>? Next { get; set; }

    /// <summary>
    /// Reads the first page, so that its errors are problem responses, and creates the response; 503 if too many streams are open.
    /// </summary>
    /// <param name="list">The request; its page size has no effect.</param>
    /// <param name="format">Writes the rows.</param>
    /// <param name="mediator">Sends the queries.</param>
    /// <param name="slots">Limits the streams.</param>
    /// <param name="tenant">The tenant of the request.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static async Task<IResult> Create(
        ListRequest list, IRowFormat format, IMediator mediator, StreamSlots slots, Guid tenant, CancellationToken cancellationToken)
    {
        if (slots.TryAcquire(tenant) is not { } slot)
        {
            const string busy = "Too many requests are reading all rows of lists. Send the request again later, or read pages.";
            return ProblemResult.Unavailable(busy, "streams_busy") with { RetryAfter = 10 };
        }
        try
        {
            var stream = new ListStream(list, format, mediator, slots, slot);
            format.WriteStart(stream._body);
            await stream.ReadPage(cancellationToken);
            return stream;
        }
        catch
        {
            slot.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var slot = _slot;
        var (response, cancellationToken) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = ResponseFormat.Of(httpContext).ContentType;
        response.Headers.VaryBy(_format.VariesBy);
        await response.BodyWriter.WriteAsync(_body.WrittenMemory, cancellationToken);
        while (Next is { } position && _remaining > 0)
        {
            _body.ResetWrittenCount();
            _query = _query with { After = position, Skip = 0 };
            await ReadPage(cancellationToken);
            await response.BodyWriter.WriteAsync(_body.WrittenMemory, cancellationToken);
        }
    }

    private async Task ReadPage(CancellationToken cancellationToken)
    {
        var (layout, limit) = (new RowLayout(_query.Selection), (int)Math.Min(PageSize, _remaining));
        using var permit = await _slots.AcquireRunPermit(cancellationToken);
        await using var reader = await _mediator.Send(_query with { Limit = limit }, cancellationToken);
        // All pages use the same limit of the modification time.
        _query = _query with { ModifiedBefore = reader.ModifiedBefore };
        (_remaining, Next) = (_remaining - limit, null);
        for (var rows = 1; await reader.Read(cancellationToken); rows++)
        {
            _format.Write(_body, layout, reader.Row);
            if (rows == limit)
            {
                Next = reader.ReadPosition();
            }
        }
    }
}
