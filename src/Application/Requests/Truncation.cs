namespace WorkOrders.Application.Requests;

/// <summary>What was seen, as an answer quotes it: enough to recognize it, however long it is.</summary>
public static class Truncation
{
    /// <summary>How many characters (UTF-16) of a value are quoted.</summary>
    public const int DefaultMaxLength = 100;

    /// <summary>The text, or its beginning and an ellipsis; never half a character.</summary>
    public static string Truncate(string text, int maxLength = DefaultMaxLength) =>
        text.Length <= maxLength ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)}…";
}
