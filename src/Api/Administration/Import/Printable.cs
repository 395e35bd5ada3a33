namespace WorkOrders.Api.Administration.Import;

/// <summary>Text for a terminal.</summary>
internal static class Printable
{
    /// <summary>The text, without what would make a terminal do something: a file, or who answers, may hold anything.</summary>
    public static string Of(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter)) : text;
}
