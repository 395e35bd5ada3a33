namespace WorkOrders.Application.Contract.Values;

/// <summary>
/// Compares keys regardless of letter case and Unicode normal form, as the database's <c>fold_key</c> does. Equal keys are compared
/// exactly everywhere; folding only finds keys that are probably meant to be equal.
/// </summary>
public static class KeyFolding
{
    /// <summary>Folds a key: two keys are similar if their folded forms are equal.</summary>
    public static string Fold(string key) => IsFolded(key) ? key : key.Normalize().ToLowerInvariant();

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

    private static bool IsFolded(string key)
    {
        foreach (var character in key)
        {
            if (!char.IsAscii(character) || char.IsAsciiLetterUpper(character))
            {
                return false;
            }
        }
        return true;
    }
}
