using System.Runtime.InteropServices;

namespace WorkOrders.Api.ImportFiles;

/// <summary>
/// Splits CSV (RFC 4180) into rows and cells while the file is being uploaded, one row at a time. A quotation mark inside an unquoted cell
/// is text: <c>5" pipe</c>.
/// </summary>
/// <param name="text">The text of the file.</param>
/// <param name="separator">The character between cells.</param>
internal sealed class CsvTokenizer(TextReader text, char separator)
{
    /// <summary>The maximum number of cells in a row, as in Excel. The remainder of a longer row is read as one more cell.</summary>
    private const int MaxCells = 16 * 1024;

    private readonly char[] _arrived = new char[32 * 1024];
    private readonly List<char> _row = [];
    private readonly List<int> _ends = [];
    private (int Next, int End) _unread;
    private State _state;
    private bool _afterReturn;
    private int _line = 1;

    private enum State
    {
        /// <summary>At the start of a cell.</summary>
        Start,

        /// <summary>In an unquoted cell.</summary>
        Plain,

        /// <summary>In a quoted cell.</summary>
        Quoted,

        /// <summary>After a quotation mark in a quoted cell: the closing mark, or the first of two that escape one mark.</summary>
        AfterQuote,
    }

    /// <summary>The number of cells in the current row.</summary>
    public int Count => _ends.Count;

    /// <summary>The text of a cell of the current row.</summary>
    public ReadOnlySpan<char> this[int index] => CollectionsMarshal.AsSpan(_row)[(index == 0 ? 0 : _ends[index - 1]).._ends[index]];

    /// <summary>The line on which the current row begins, from 1.</summary>
    public int FirstLine { get; private set; }

    /// <summary>The line on which the current row ends.</summary>
    public int LastLine { get; private set; }

    /// <summary>
    /// The index of the first cell that starts with a quotation mark but does not end with the closing mark; null when there is none.
    /// </summary>
    public int? BadQuotes { get; private set; }

    /// <summary>Whether the row exceeds the maximum length of a row. This row and the rows after it cannot be read.</summary>
    public bool IsTooLarge => _row.Count > RowSpool.MaxRowBytes;

    /// <summary>Reads the next row and skips empty lines; returns false when there is no other row, or it is too large.</summary>
    public async Task<bool> Read(CancellationToken cancellationToken)
    {
        _row.Clear();
        _ends.Clear();
        (BadQuotes, FirstLine) = (null, _line);
        while (!IsTooLarge)
        {
            while (_unread.Next < _unread.End)
            {
                if (Add(_arrived[_unread.Next++]))
                {
                    return true;
                }
            }
            _unread = (0, await text.ReadAsync(_arrived, cancellationToken));
            if (_unread.End == 0)
            {
                return EndRow();
            }
        }
        return false;
    }

    /// <summary>Adds a character; returns whether it ends the row.</summary>
    private bool Add(char character)
    {
        // CR LF is a single line break.
        var isSecondHalf = _afterReturn && character == '\n';
        _afterReturn = character == '\r';
        if (character is not ('\r' or '\n'))
        {
            AddToRow(character);
            LastLine = _line;
            return false;
        }
        if (!isSecondHalf)
        {
            LastLine = _line++;
        }
        if (_state != State.Quoted)
        {
            return !isSecondHalf && EndRow();
        }
        _row.Add(character);
        return false;
    }

    private void AddToRow(char character)
    {
        if (character == separator && _state != State.Quoted && Count < MaxCells)
        {
            EndCell();
            return;
        }
        var isQuote = character == '"' && _state != State.Plain;
        if (!isQuote || _state == State.AfterQuote)
        {
            _row.Add(character);
        }
        if (!isQuote && _state == State.AfterQuote)
        {
            BadQuotes ??= Count;
        }
        _state = _state switch
        {
            State.Quoted => isQuote ? State.AfterQuote : State.Quoted,
            _ => isQuote ? State.Quoted : State.Plain,
        };
    }

    private void EndCell()
    {
        _ends.Add(_row.Count);
        _state = State.Start;
    }

    /// <summary>Ends the row; returns false for an empty line.</summary>
    private bool EndRow()
    {
        if (Count == 0 && _state == State.Start)
        {
            FirstLine = _line;
            return false;
        }
        if (_state == State.Quoted)
        {
            BadQuotes ??= Count;
        }
        EndCell();
        return true;
    }
}
