using System.Buffers;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.ImportFiles;

/// <summary>The rows of an upload as JSON, stored in a temporary file until they are imported.</summary>
/// <param name="entity">The entity of the rows.</param>
/// <param name="root">The URL of this API, for references by URL.</param>
/// <param name="problems">Collects problems of the file as a whole.</param>
internal sealed class RowSpool(Entity entity, ApiRoot root, Problems problems) : IDisposable
{
    /// <summary>The maximum number of rows in a file.</summary>
    public const int MaxRows = 100_000;

    /// <summary>The maximum length of a row in bytes: the default maximum of the body of a single request.</summary>
    public const int MaxRowBytes = BodyLimit.Default;

    private readonly TemporaryFile _file = new();
    private readonly List<SpooledRow> _rows = [];
    private readonly List<RowKeys> _keys = [];
    private readonly Dictionary<int, Problem> _problems = [];

    /// <summary>The entity of the rows.</summary>
    public Entity Entity { get; } = entity;

    /// <summary>The URL of this API.</summary>
    public ApiRoot Root { get; } = root;

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Whether there are more than <see cref="MaxRows"/> rows; readers then stop.</summary>
    public bool HasTooManyRows => Count > MaxRows;

    /// <summary>The position of a row in the temporary file.</summary>
    public SpooledRow this[int row] => _rows[row];

    /// <summary>The keys of each row.</summary>
    public IReadOnlyList<RowKeys> Keys => _keys;

    /// <summary>Adds a row. A row that is too large is added as a problem of the file instead.</summary>
    /// <param name="row">The JSON of the row, in UTF-8.</param>
    /// <param name="line">The line on which the row begins, from 1; null when the format has no lines.</param>
    public void Add(ReadOnlySpan<byte> row, int? line)
    {
        if (row.Length > MaxRowBytes)
        {
            problems.Add(FileProblem.RowTooLarge(Count));
            return;
        }
        _rows.Add(new(_file.Length, row.Length, line));
        _keys.Add(RowKeysReader.Read(Entity, row, Root));
        _file.Append(row);
    }

    /// <summary>Adds a row that can consist of several segments.</summary>
    public void Add(in ReadOnlySequence<byte> row, int? line)
    {
        if (row.IsSingleSegment)
        {
            Add(row.FirstSpan, line);
            return;
        }
        var whole = ArrayPool<byte>.Shared.Rent((int)row.Length);
        row.CopyTo(whole);
        Add(whole.AsSpan(0, (int)row.Length), line);
        ArrayPool<byte>.Shared.Return(whole);
    }

    /// <summary>Sets a problem of a row that its JSON does not show. A row has at most one, because problems are kept in memory.</summary>
    public void AddProblem(int row, Problem problem) => _problems[row] = problem;

    /// <summary>Returns the problem that was added for a row; null when there is none.</summary>
    public Problem? ProblemOf(int row) => _problems.GetValueOrDefault(row);

    /// <summary>Reads a row.</summary>
    /// <param name="row">The index of the row.</param>
    /// <param name="destination">Receives the JSON of the row; must have the length of the row.</param>
    public void Read(int row, Span<byte> destination) => _file.Read(_rows[row].Offset, destination);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
