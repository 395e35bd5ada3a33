using System.Runtime.InteropServices;

namespace WorkOrders.Api.Imports.Files;

/// <summary>
/// Cuts CSV (RFC 4180) into rows, and these into cells, while it arrives; one row is in memory. A quotation mark within a cell that is not quoted is one: <c>5" pipe</c>.
/// </summary>
/// <param name="text">The file.</param>
/// <param name="separator">What stands between cells.</param>
internal sealed class CsvTokenizer(TextReader text, char separator)
{
    /// <summary>How many cells of a row are told apart: as many as a sheet of Excel has columns. What is beyond them is one more.</summary>
    private const int MostCells = 16 * 1024;

    private readonly char[] _arrived = new char[32 * 1024];
    private readonly List<char> _row = [];
    private readonly List<int> _ends = [];
    private (int Next, int End) _unread;
    private Place _place;
    private bool _afterReturn;
    private int _line = 1;

    private enum Place
    {
        /// <summary>Before a cell.</summary>
        Start,

        /// <summary>In one that is not quoted.</summary>
        Plain,

        /// <summary>In one that is.</summary>
        Quoted,

        /// <summary>Behind a quotation mark in one that is: the last, or the first of two, which stand for one.</summary>
        BehindMark,
    }

    /// <summary>How many cells the row has.</summary>
    public int Count => _ends.Count;

    /// <summary>What a cell says.</summary>
    public ReadOnlySpan<char> this[int at] => CollectionsMarshal.AsSpan(_row)[(at == 0 ? 0 : _ends[at - 1]).._ends[at]];

    /// <summary>The line the row begins on, from 1.</summary>
    public int FirstLine { get; private set; }

    /// <summary>The line the row ends on.</summary>
    public int LastLine { get; private set; }

    /// <summary>The first cell that begins with a quotation mark but does not end with its fellow; null where there is none.</summary>
    public int? BadQuotes { get; private set; }

    /// <summary>Whether the row is longer than any order; it cannot be read, and nothing behind it.</summary>
    public bool IsTooLarge => _row.Count > SpooledRows.LongestRow;

    /// <summary>Reads the next row that is not an empty line; answers whether there was one.</summary>
    public async Task<bool> Read(CancellationToken cancellationToken)
    {
        _row.Clear();
        _ends.Clear();
        (BadQuotes, FirstLine) = (null, _line);
        while (!IsTooLarge)
        {
            while (_unread.Next < _unread.End)
            {
                if (Take(_arrived[_unread.Next++]))
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

    /// <summary>Takes a character; answers whether it ends a row.</summary>
    private bool Take(char character)
    {
        // CR LF is one end of a line.
        var isSecondHalf = _afterReturn && character == '\n';
        _afterReturn = character == '\r';
        if (character is not ('\r' or '\n'))
        {
            TakeWithin(character);
            LastLine = _line;
            return false;
        }
        if (!isSecondHalf)
        {
            LastLine = _line++;
        }
        if (_place != Place.Quoted)
        {
            return !isSecondHalf && EndRow();
        }
        _row.Add(character);
        return false;
    }

    private void TakeWithin(char character)
    {
        if (character == separator && _place != Place.Quoted && Count < MostCells)
        {
            EndCell();
            return;
        }
        var isMark = character == '"' && _place != Place.Plain;
        if (!isMark || _place == Place.BehindMark)
        {
            _row.Add(character);
        }
        if (!isMark && _place == Place.BehindMark)
        {
            BadQuotes ??= Count;
        }
        _place = _place switch
        {
            Place.Quoted => isMark ? Place.BehindMark : Place.Quoted,
            _ => isMark ? Place.Quoted : Place.Plain,
        };
    }

    private void EndCell()
    {
        _ends.Add(_row.Count);
        _place = Place.Start;
    }

    /// <summary>Ends the row, unless it is an empty line; answers whether there is one.</summary>
    private bool EndRow()
    {
        if (Count == 0 && _place == Place.Start)
        {
            FirstLine = _line;
            return false;
        }
        if (_place == Place.Quoted)
        {
            BadQuotes ??= Count;
        }
        EndCell();
        return true;
    }
}
