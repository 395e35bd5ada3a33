using System.Collections;
using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Messages;

/// <summary>Reads lists of texts.</summary>
internal static class TextListReader
{
    /// <summary>Reads the texts up to the end of the array; others and empty ones are added as problems.</summary>
    /// <param name="reader">The reader, at the start of the array.</param>
    /// <param name="field">The field that contains the list.</param>
    /// <param name="pointer">The JSON Pointer to the list.</param>
    /// <param name="problems">Collects the problems.</param>
    public static IList Read(ref Utf8JsonReader reader, Field field, string pointer, Problems problems)
    {
        var list = field.CreateList();
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (reader.TokenType == JsonTokenType.String && JsonText.TryRead(ref reader, out var text)
                && InvisibleText.Trim(text).ToString() is { Length: > 0 } trimmed)
            {
                if (trimmed.Contains('\0', StringComparison.Ordinal))
                {
                    problems.Add(Nul(field, $"{pointer}/{index}"));
                    continue;
                }
                list.Add(trimmed);
                continue;
            }
            problems.Add(new($"{pointer}/{index}", "wrong_type",
                $"The items of \"{field}\" must be texts that are not empty; received {JsonText.Describe(reader.TokenType)}.")
            {
                Kind = ProblemKind.Malformed,
            });
            reader.Skip();
        }
        return list;
    }

    private static Problem Nul(Field field, string pointer) => new(pointer, "nul_character",
        $"An item of \"{field}\" contains the character NUL (U+0000), which cannot be stored; remove it.")
    {
        Kind = ProblemKind.Malformed,
    };
}
