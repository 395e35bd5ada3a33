using System.Diagnostics;
using System.Globalization;

namespace WorkOrders.Api.Administration.Import;

/// <summary>Shows how far something is: as a bar that moves on a terminal, elsewhere as a line now and then.</summary>
internal sealed class ProgressLine(TextWriter writer)
{
    private const int Width = 30;

    private readonly bool _isTerminal = writer == Console.Error && !Console.IsErrorRedirected;
    private readonly TimeSpan _pause = writer == Console.Error && !Console.IsErrorRedirected ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(10);
    private readonly Stopwatch _sinceLast = Stopwatch.StartNew();
    private bool _shown;

    /// <summary>Shows it, unless it was shown a moment ago.</summary>
    /// <param name="what">What is going on.</param>
    /// <param name="part">How much of it is done, from 0 to 1.</param>
    /// <param name="more">What else there is to say.</param>
    public void Show(string what, double part, string more = "")
    {
        if (_shown && _sinceLast.Elapsed < _pause)
        {
            return;
        }
        _sinceLast.Restart();
        _shown = true;
        var percent = string.Create(CultureInfo.InvariantCulture, $"{part,4:P0}");
        if (_isTerminal)
        {
            var filled = (int)(part * Width);
            writer.Write($"\r\u001b[K{what} [{new string('#', filled)}{new string('.', Width - filled)}] {percent}  {more}");
        }
        else
        {
            writer.WriteLine($"{what} {percent}  {more}");
        }
    }

    /// <summary>Makes room for what comes next.</summary>
    public void Clear()
    {
        if (_isTerminal && _shown)
        {
            writer.Write("\r\u001b[K");
        }
    }
}
