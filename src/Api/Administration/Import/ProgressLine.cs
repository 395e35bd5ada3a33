using System.Diagnostics;
using System.Globalization;

namespace WorkOrders.Api.Administration.Import;

/// <summary>Shows how far something is: as a bar that moves on a terminal, elsewhere as a line now and then. What is still there when it is disposed goes.</summary>
internal sealed class ProgressLine(TextWriter writer) : IDisposable
{
    private const int BarWidth = 30;

    /// <summary>Of a terminal that does not tell.</summary>
    private const int UsualWidth = 80;

    private readonly bool _isTerminal = writer == Console.Error && !Console.IsErrorRedirected;
    private readonly TimeSpan _pause = writer == Console.Error && !Console.IsErrorRedirected ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(10);
    private readonly Stopwatch _sinceLast = new();
    private string _what = "";
    private int _shown;

    /// <summary>Shows it, unless the same was shown a moment ago.</summary>
    /// <param name="what">What is going on.</param>
    /// <param name="part">How much of it is done, from 0 to 1; null when there is nothing to measure.</param>
    /// <param name="more">What else there is to say.</param>
    public void Show(string what, double? part = null, string more = "")
    {
        if (what == _what && _sinceLast.Elapsed < _pause)
        {
            return;
        }
        _what = what;
        _sinceLast.Restart();
        var said = string.Join("  ", new[] { part is { } done ? $"{what} {Measured(Math.Clamp(done, 0, 1))}" : what, more }.Where(each => each.Length > 0));
        if (!_isTerminal)
        {
            writer.WriteLine(said);
            return;
        }
        // A line that goes on below cannot be written over.
        var line = said[..Math.Min(said.Length, Width() - 1)];
        writer.Write($"\r{line.PadRight(_shown)}");
        _shown = line.Length;
    }

    /// <summary>Makes room for what comes next.</summary>
    public void Clear()
    {
        if (_shown > 0)
        {
            writer.Write($"\r{new string(' ', _shown)}\r");
            _shown = 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private string Measured(double part)
    {
        var percent = string.Create(CultureInfo.InvariantCulture, $"{(int)(part * 100)} %");
        var filled = (int)(part * BarWidth);
        return _isTerminal ? $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {percent,5}" : percent;
    }

    private static int Width() => !Console.IsOutputRedirected && Console.WindowWidth is > 1 and var width ? width : UsualWidth;
}
