namespace WorkOrders.Application.Contract.Values;

/// <summary>Reads the text of a moment from left to right: first the date and time, then the offset.</summary>
internal ref struct InstantParser(ReadOnlySpan<char> text)
{
    private const int DigitsRead = 6;
    private const int MaxDigits = 30;

    private static readonly TimeSpan MaxOffset = TimeSpan.FromHours(14);

    private ReadOnlySpan<char> _rest = text;

    /// <summary>Reads <c>yyyy-MM-dd</c> and, after a <c>T</c> or a space, <c>HH:mm</c>, <c>HH:mm:ss</c> or <c>HH:mm:ss.f…</c>.</summary>
    /// <returns>Whether it is there and is a valid date and time.</returns>
    public bool TryReadLocal(out DateTime local)
    {
        local = default;
        if (!(TryRead(4, out var year) && TrySkip('-') && TryRead(2, out var month) && TrySkip('-') && TryRead(2, out var day)
            && year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)))
        {
            return false;
        }
        local = new DateTime(year, month, day);
        return _rest.IsEmpty || (TrySkipAny("Tt ") && TryReadTime(ref local));
    }

    /// <summary>Reads what is left: nothing, <c>Z</c>, or <c>+HH</c>, <c>+HHmm</c>, <c>+HH:mm</c>.</summary>
    /// <param name="offset">The offset; null when none is given.</param>
    /// <returns>Whether that is all that is left, and the offset is at most 14 hours.</returns>
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

    private bool TryReadTime(ref DateTime local)
    {
        if (!(TryRead(2, out var hours) && TrySkip(':') && TryRead(2, out var minutes)) || hours >= 24 || minutes >= 60)
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
