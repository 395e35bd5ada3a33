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

/// <summary>The rows of an upload as orders, each read as the body of a single create is.</summary>
internal sealed class SpooledOrderFile(RowSpool rows, TenantSettings settings, IMapper mapper, IDisposable slot) : IOrderFile
{
    private readonly IssueSpool _issues = new();

    /// <inheritdoc/>
    public IReadOnlyList<OrderKeys> Keys => rows.Keys;

    /// <inheritdoc/>
    public IIssueSpool Issues => _issues;

    /// <summary>Reads the file of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="context">Its context; collects problems of the file as a whole, and warnings.</param>
    /// <param name="mapper">Maps the rows.</param>
    /// <param name="slot">Its slot among the imports, which is given up with the file, or when it cannot be read.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="RefusedException">The file as a whole has problems.</exception>
    /// <exception cref="BadHttpRequestException">It has an unknown or another format than its headers state, or is too large.</exception>
    /// <exception cref="InsufficientStorageException">There is no room for it.</exception>
    public static async Task<SpooledOrderFile> Receive(
        HttpRequest request, RequestContext context, IMapper mapper, IDisposable slot, CancellationToken cancellationToken)
    {
        RowSpool? rows = null;
        try
        {
            rows = await Upload.Read(request, context.Problems, context.Preferences.Strict, cancellationToken);
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
            var job = new MessageReader(settings, problems).Read<Job>(json.AsSpan(0, length));
            return new(row, job is null ? null : mapper.Map<RequestedWorkOrder>(job), problems);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _issues.Dispose();
        rows.Dispose();
        slot.Dispose();
    }
}
