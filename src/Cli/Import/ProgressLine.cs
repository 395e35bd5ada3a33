using System.Diagnostics;
using System.Globalization;

namespace WorkOrders.Cli.Import;

/// <summary>
/// Shows progress: on a terminal as a bar that is updated in place, otherwise as a line every ten seconds. Dispose clears the bar.
/// </summary>
internal sealed class ProgressLine(TextWriter writer) : IDisposable
{
    private const int BarWidth = 30;
    private const int DefaultTerminalWidth = 80;

    private readonly bool _isTerminal = writer == Console.Error && !Console.IsErrorRedirected;
    private readonly Stopwatch _sinceLast = new();
    private string _activity = "";
    private int _shown;

    private TimeSpan MinInterval => _isTerminal ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(10);

    /// <summary>Shows the progress of an activity, unless the same activity was shown less than the minimum interval ago.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="part">The completed part, from 0 to 1; null if it is unknown.</param>
    /// <param name="details">The text after the bar; can be empty.</param>
    public void Show(string activity, double? part = null, string details = "")
    {
        if (activity == _activity && _sinceLast.Elapsed < MinInterval)
        {
            return;
        }
        _activity = activity;
        _sinceLast.Restart();
        var text = part is { } completed ? $"{activity} {Format(Math.Clamp(completed, 0, 1))}" : activity;
        if (details.Length > 0)
        {
            text = $"{text}  {details}";
        }
        if (!_isTerminal)
        {
            writer.WriteLine(text);
            return;
        }
        // A line that wraps cannot be overwritten.
        var line = text[..Math.Min(text.Length, TerminalWidth() - 1)];
        writer.Write($"\r{line.PadRight(_shown)}");
        _shown = line.Length;
    }

    /// <summary>Clears the bar, so that other output can follow.</summary>
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

    private string Format(double part)
    {
        var percent = string.Create(CultureInfo.InvariantCulture, $"{(int)(part * 100)} %");
        var filled = (int)(part * BarWidth);
        return _isTerminal ? $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {percent,5}" : percent;
    }

    private static int TerminalWidth() =>
        !Console.IsOutputRedirected && Console.WindowWidth is > 1 and var width ? width : DefaultTerminalWidth;
}
