using System.Text;

namespace WorkOrders.Api.OData;

/// <summary>A text in which parts of another text, its source, are replaced, so that positions in it can be converted.</summary>
/// <param name="source">The source.</param>
internal sealed class ReplacedText(string source)
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Start, int End, int SourceStart, int SourceEnd)> _replaced = [];
    private int _copied;

    /// <summary>Replaces a part of the source that is behind the parts replaced before.</summary>
    public void Replace(int start, int length, string by)
    {
        _text.Append(source, _copied, start - _copied);
        _replaced.Add((_text.Length, _text.Length + by.Length, start, start + length));
        _text.Append(by);
        _copied = start + length;
    }

    /// <summary>Returns the position in the source; for a replaced part, where that part begins.</summary>
    public int SourcePosition(int position)
    {
        var (start, end, sourceStart, sourceEnd) = _replaced.LastOrDefault(part => part.Start <= position);
        return position < end ? sourceStart : sourceEnd + position - Math.Max(start, end);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_text}{source.AsSpan(_copied)}";
}
