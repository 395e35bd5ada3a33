using System.Buffers;
using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Imports;
using WorkOrders.Domain;

namespace WorkOrders.Api.ImportFiles;

/// <summary>Stores problems and warnings as JSON in a temporary file.</summary>
internal sealed class IssueSpool : IIssueSpool, IDisposable
{
    private readonly TemporaryFile _file = new();
    private readonly ArrayBufferWriter<byte> _json = new();

    /// <inheritdoc/>
    public SpooledIssues Add(IEnumerable<Problem> issues)
    {
        _json.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_json, JsonResponse.Options))
        {
            ProblemJson.WriteList(writer, issues);
        }
        var offset = _file.Length;
        _file.Append(_json.WrittenSpan);
        return new(offset, _json.WrittenCount);
    }

    /// <inheritdoc/>
    public void Read(SpooledIssues issues, Span<byte> destination) => _file.Read(issues.Offset, destination);

    /// <inheritdoc/>
    public void Clear() => _file.Clear();

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
