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

/// <summary>The rows of an upload as orders. Each row is read like the body of a single create.</summary>
internal sealed class SpooledOrderFile(RowSpool rows, TenantSettings settings, IMapper mapper, IDisposable slot) : IOrderFile
{
    private readonly IssueSpool _issues = new();

    /// <inheritdoc/>
    public IReadOnlyList<OrderKeys> Keys => rows.Keys;

    /// <summary>Whether any row has an id or a key of its own.</summary>
    public bool HasKeys => rows.Keys.Any(keys => keys.Id is not null || keys.Reference is not null);

    /// <inheritdoc/>
    public IIssueSpool Issues => _issues;

    /// <summary>Reads the file from a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="context">The context of the request; collects problems of the file as a whole, and warnings.</param>
    /// <param name="unknownColumns">What to do with CSV columns without a field.</param>
    /// <param name="mapper">Maps rows to work orders.</param>
    /// <param name="slot">The import slot. It is released when the file is disposed or cannot be read.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="RefusedException">The file as a whole has problems.</exception>
    /// <exception cref="BadHttpRequestException">
    /// The format is not supported, the file does not match its headers, or it is too large.
    /// </exception>
    /// <exception cref="InsufficientStorageException">There is no space for temporary files.</exception>
    public static async Task<SpooledOrderFile> Receive(
        HttpRequest request, RequestContext context, UnknownColumns unknownColumns, IMapper mapper, IDisposable slot,
        CancellationToken cancellationToken)
    {
        RowSpool? rows = null;
        try
        {
            rows = await Upload.Read(request, context.Problems, unknownColumns, cancellationToken);
            return new(rows, context.Settings, mapper, slot);
        }
        catch
        {
            rows?.Dispose();
            slot.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public int LengthOf(int row) => rows[row].Length;

    /// <inheritdoc/>
    public int? LineOf(int row) => rows[row].Line;

    /// <inheritdoc/>
    public OrderRow Read(int row)
    {
        var problems = new Problems();
        if (rows.ProblemOf(row) is { } problem)
        {
            problems.Add(problem);
        }
        var length = rows[row].Length;
        var json = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            rows.Read(row, json.AsSpan(0, length));
            problems.Sent.Json = () => Copy(row);
            var job = new MessageReader(settings, problems).Read<Job>(json.AsSpan(0, length));
            return new(row, job is null ? null : mapper.Map<RequestedWorkOrder>(job), problems);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    private byte[] Copy(int row)
    {
        var json = new byte[rows[row].Length];
        rows.Read(row, json);
        return json;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _issues.Dispose();
        rows.Dispose();
        slot.Dispose();
    }
}
