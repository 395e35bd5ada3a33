using System.Buffers;
using AutoMapper;
using WorkOrders.Api.Http;
using WorkOrders.Api.Imports.Files;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Application.WorkOrders.Import;

namespace WorkOrders.Api.Imports;

/// <summary>The rows of an upload as orders, parents first; each is read as the body of a single create is.</summary>
internal sealed class SpooledOrders(SpooledRows rows, TenantSettings settings, IMapper mapper) : IOrderFile
{
    private const int BytesAtOnce = 8 * 1024 * 1024;
    private const int RowsNamed = 5;

    /// <summary>The order in which they come.</summary>
    public RowOrder Order { get; } = new(rows.Names);

    /// <summary>How many there are.</summary>
    public int Count => rows.Count;

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<OrderRow>> Chunks(int most)
    {
        var (chunk, bytes) = (new List<OrderRow>(), 0);
        foreach (var index in Order.Rows)
        {
            chunk.Add(Read(index));
            bytes += rows[index].Length;
            if (chunk.Count == most || bytes > BytesAtOnce)
            {
                yield return chunk;
                (chunk, bytes) = ([], 0);
            }
        }
        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    private OrderRow Read(int index)
    {
        var problems = new Problems();
        if (rows.FaultOf(index) is { } fault)
        {
            problems.Add(fault);
        }
        var length = rows[index].Length;
        var json = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            rows.Read(index, json.AsSpan(0, length));
            var job = new MessageReader(settings, problems).Read<Job>(json.AsSpan(0, length));
            return new(index, job is null ? null : Placed(index, mapper.Map<RequestedWorkOrder>(job), problems), problems);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    private RequestedWorkOrder Placed(int index, RequestedWorkOrder order, Problems problems)
    {
        if (Order.CircleOf(index) is { Count: > 0 } circle)
        {
            var named = string.Join(", ", circle.Take(RowsNamed).Select(row => row + 1));
            problems.Add(new(order.Parent.Pointer, "cycle", $"A work order cannot stand above itself: rows {named}{(circle.Count > RowsNamed ? ", …" : "")} of the file stand above each other."));
        }
        return order;
    }
}
