namespace WorkOrders.Application.Requests;

/// <summary>Truncates received values for responses: long values are shortened but remain recognizable.</summary>
public static class Truncation
{
    /// <summary>The maximum length of a quoted value in UTF-16 characters.</summary>
    public const int DefaultMaxLength = 100;

    /// <summary>Returns the text, or its beginning followed by an ellipsis. Surrogate pairs are not split.</summary>
    public static string Truncate(string text, int maxLength = DefaultMaxLength) =>
        text.Length <= maxLength ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)}…";
}
