using System.Globalization;

namespace WorkOrders.Application.Contract.Values;

/// <summary>
/// Parses the text of a point in time from left to right: first the date and time, then the offset. Besides ISO 8601, lenient parsing
/// accepts formats that are still unambiguous: <c>yyyyMMdd</c>, an hour of one digit, a date with an offset, and
/// <c>/Date(milliseconds±zzzz)/</c>, which old serializers write.
/// </summary>
internal ref struct InstantParser(ReadOnlySpan<char> text, bool strict)
{
    private const int DigitsRead = 6;
    private const int MaxDigits = 30;

    private static readonly TimeSpan MaxOffset = TimeSpan.FromHours(14);

    private ReadOnlySpan<char> _rest = text;

    /// <summary>Whether the text has no time.</summary>
    public bool IsDateOnly { get; private set; }

    /// <summary>Reads the date and, after a <c>T</c> or a space, <c>HH:mm</c>, <c>HH:mm:ss</c> or <c>HH:mm:ss.f…</c>.</summary>
    /// <returns>Whether they are there and valid.</returns>
    public bool TryReadLocal(out DateTime local)
    {
        if (!strict && TryReadSerialized(out local))
        {
            return true;
        }
        if (!TryReadDate(out local))
        {
            return false;
        }
        IsDateOnly = _rest.IsEmpty || (!strict && _rest[0] is 'Z' or 'z' or '+' or '-');
        return IsDateOnly || (TrySkipAny("Tt ") && TryReadTime(ref local));
    }

    /// <summary>
    /// Reads the rest of the text: nothing, <c>Z</c>, or an offset as <c>+HH</c>, <c>+HHmm</c> or <c>+HH:mm</c> (also with <c>-</c>).
    /// </summary>
    /// <param name="offset">The offset; null if the text has none.</param>
    /// <returns>Whether the rest is empty, or is a valid offset of at most 14 hours.</returns>
    public bool TryReadOffset(out TimeSpan? offset)
    {
        offset = null;
        if (_rest.IsEmpty)
        {
            return true;
        }
        if (TrySkipAny("Zz"))
        {
            offset = TimeSpan.Zero;
            return _rest.IsEmpty;
        }
        var west = TrySkip('-');
        if (!(west || TrySkip('+')) || !TryRead(2, out var hours))
        {
            return false;
        }
        var minutes = 0;
        if (!_rest.IsEmpty)
        {
            TrySkip(':');
            if (!TryRead(2, out minutes) || minutes >= 60)
            {
                return false;
            }
        }
        var span = new TimeSpan(hours, minutes, 0);
        offset = west ? -span : span;
        return _rest.IsEmpty && span <= MaxOffset;
    }

    /// <summary>Reads <c>/Date(milliseconds)/</c>, with or without an offset, which does not change the point in time.</summary>
    private bool TryReadSerialized(out DateTime local)
    {
        const string begin = "/Date(", end = ")/";
        local = default;
        if (!_rest.StartsWith(begin, StringComparison.Ordinal) || !_rest.EndsWith(end, StringComparison.Ordinal))
        {
            return false;
        }
        var number = _rest[begin.Length..^end.Length];
        if (number.LastIndexOfAny('+', '-') is > 0 and var sign)
        {
            var zone = new InstantParser(number[sign..], strict);
            if (!zone.TryReadOffset(out _))
            {
                return false;
            }
            number = number[..sign];
        }
        const long minimum = -62_135_596_800_000, maximum = 253_402_300_799_999;
        const long day = 86_400_000;
        if (!long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds < minimum - day || milliseconds > maximum)
        {
            return false;
        }
        // The smallest date, converted to UTC from a zone east of it, is before the smallest date.
        local = DateTime.UnixEpoch.AddMilliseconds(Math.Max(milliseconds, minimum));
        _rest = "Z";
        return true;
    }

    private bool TryReadDate(out DateTime date)
    {
        date = default;
        if (!TryRead(4, out var year))
        {
            return false;
        }
        var isCompact = !strict && _rest.Length >= 4 && char.IsAsciiDigit(_rest[0]);
        if (!((isCompact || TrySkip('-')) && TryRead(2, out var month) && (isCompact || TrySkip('-')) && TryRead(2, out var day)
            && year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)))
        {
            return false;
        }
        date = new DateTime(year, month, day);
        return true;
    }

    private bool TryReadHours(out int hours) => TryRead(2, out hours) || (!strict && TryRead(1, out hours));

    private bool TryReadTime(ref DateTime local)
    {
        if (!(TryReadHours(out var hours) && TrySkip(':') && TryRead(2, out var minutes)) || hours >= 24 || minutes >= 60)
        {
            return false;
        }
        local = local.AddTicks((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute));
        if (!TrySkip(':'))
        {
            return true;
        }
        if (!TryRead(2, out var seconds) || seconds >= 60)
        {
            return false;
        }
        local = local.AddTicks(seconds * TimeSpan.TicksPerSecond);
        return !TrySkipAny(".,") || TryReadFraction(ref local);
    }

    private bool TryReadFraction(ref DateTime local)
    {
        var digits = 0;
        var microseconds = 0;
        for (; digits < MaxDigits && TryRead(1, out var digit); digits++)
        {
            microseconds = digits < DigitsRead ? (microseconds * 10) + digit : microseconds;
        }
        for (var missing = digits; missing < DigitsRead; missing++)
        {
            microseconds *= 10;
        }
        local = local.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
        return digits > 0;
    }

    private bool TryRead(int digits, out int number)
    {
        number = 0;
        if (_rest.Length < digits)
        {
            return false;
        }
        foreach (var digit in _rest[..digits])
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }
            number = (number * 10) + (digit - '0');
        }
        _rest = _rest[digits..];
        return true;
    }

    private bool TrySkip(char expected) => TrySkipAny([expected]);

    private bool TrySkipAny(scoped ReadOnlySpan<char> expected)
    {
        if (_rest.IsEmpty || !expected.Contains(_rest[0]))
        {
            return false;
        }
        _rest = _rest[1..];
        return true;
    }
}
