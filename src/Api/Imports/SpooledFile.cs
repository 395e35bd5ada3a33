using System.Buffers;
using WorkOrders.Api.ImportFiles;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Imports;

/// <summary>The rows of an upload. Each row is read like the body of a single request.</summary>
internal sealed class SpooledFile(RowSpool rows, TenantSettings settings, IDisposable slot) : IImportFile
{
    private readonly IssueSpool _issues = new();

    /// <inheritdoc/>
    public Entity Entity => rows.Entity;

    /// <inheritdoc/>
    public IReadOnlyList<RowKeys> Keys => rows.Keys;

    /// <summary>Whether rows of the file are objects, but none has an id or a key of its own.</summary>
    public bool HasOnlyUnnamedRows => !rows.Keys.Any(keys => keys.HasOwn) && rows.Keys.Any(keys => keys.IsObject);

    /// <inheritdoc/>
    public IIssueSpool Issues => _issues;

    /// <summary>Reads the file from a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="entity">The entity of the rows.</param>
    /// <param name="context">The context of the request; collects problems of the file as a whole, and warnings.</param>
    /// <param name="options">The options for reading the file.</param>
    /// <param name="slot">The import slot. It is released when the file is disposed or cannot be read.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="RefusedException">The file as a whole has problems.</exception>
    /// <exception cref="BadHttpRequestException">
    /// The format is not supported, the file does not match its headers, or it is too large.
    /// </exception>
    /// <exception cref="InsufficientStorageException">There is no space for temporary files.</exception>
    public static async Task<SpooledFile> Receive(
        HttpRequest request, Entity entity, RequestContext context, FileReadOptions options, IDisposable slot,
        CancellationToken cancellationToken)
    {
        RowSpool? rows = null;
        try
        {
            rows = await Upload.Read(request, entity, context.Problems, options, cancellationToken);
            return new(rows, context.Settings, slot);
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
    public FileRow Read(int row)
    {
        var problems = new Problems();
        if (rows.ProblemOf(row) is { } problem)
        {
            problems.Add(problem);
        }
        var length = rows[row].Length;
        if (length == 0)
        {
            return new(row, null, problems);
        }
        var json = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            rows.Read(row, json.AsSpan(0, length));
            problems.Sent.Json = () => Copy(row);
            var message = new MessageReader(settings, problems, rows.Root).Read(Entity.Type, json.AsSpan(0, length));
            return new(row, (EntityRecord?)message, problems);
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
