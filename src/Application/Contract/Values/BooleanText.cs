namespace WorkOrders.Application.Contract.Values;

/// <summary>Reads true and false from what typed clients and spreadsheets send for them.</summary>
public static class BooleanText
{
    /// <summary>Reads <c>true</c>, <c>false</c> (in any letter case), <c>1</c> or <c>0</c>; null for anything else.</summary>
    public static bool? Parse(ReadOnlySpan<char> text) => InvisibleText.Trim(text) switch
    {
        "1" => true,
        "0" => false,
        var word => bool.TryParse(word, out var flag) ? flag : null,
    };

    /// <summary>Reads the number 1 or 0; null for any other.</summary>
    public static bool? Parse(ReadOnlySpan<byte> number) => number switch
    {
        [(byte)'1'] => true,
        [(byte)'0'] => false,
        _ => null,
    };
}
