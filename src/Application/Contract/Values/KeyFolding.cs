namespace WorkOrders.Application.Contract.Values;

/// <summary>
/// Compares keys regardless of letter case. Keys are compared exactly everywhere else; folding only finds keys that are probably meant to
/// be equal. The database's <c>fold_key</c> also ignores the Unicode normal form, which .NET cannot compute without ICU.
/// </summary>
public static class KeyFolding
{
    /// <summary>Folds a key: two keys are similar if their folded forms are equal.</summary>
    public static string Fold(string key) => key.ToLowerInvariant();

    /// <summary>Whether another key can be similar: not if the key consists of ASCII characters without letters, such as a
    /// number.</summary>
    public static bool HasSimilar(string key)
    {
        foreach (var character in key)
        {
            if (!char.IsAscii(character) || char.IsAsciiLetter(character))
            {
                return true;
            }
        }
        return false;
    }
}
