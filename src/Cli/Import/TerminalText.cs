namespace WorkOrders.Cli.Import;

/// <summary>Prepares text from files and servers for a terminal.</summary>
internal static class TerminalText
{
    /// <summary>Replaces control characters, because they could control the terminal.</summary>
    public static string Sanitize(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character)) : text;
}
