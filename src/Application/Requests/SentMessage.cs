using System.Globalization;
using System.Text.Json;
using WorkOrders.Domain;

namespace WorkOrders.Application.Requests;

/// <summary>
/// The message as the client sent it, for problems to show: where a value is, if the client did not use the name of its field, and the
/// value before it was read, trimmed or converted.
/// </summary>
public sealed class SentMessage
{
    private Dictionary<string, string>? _redirects;

    /// <summary>Returns the message as JSON in UTF-8; null if there is none.</summary>
    public Func<ReadOnlyMemory<byte>>? Json { get; set; }

    /// <summary>Records that a value is not where its field would be.</summary>
    /// <param name="pointer">The pointer with the name of the field.</param>
    /// <param name="sent">The pointer in the message.</param>
    public void Redirect(string pointer, string sent) => (_redirects ??= [])[pointer] = sent;

    /// <summary>Returns problems with the pointers and values of the message.</summary>
    public IReadOnlyList<Problem> Describe(IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0 || (Json is null && _redirects is null))
        {
            return problems;
        }
        using var document = Parse();
        return [.. problems.Select(problem => Describe(problem, document))];
    }

    /// <summary>Returns warnings with the pointers of the message.</summary>
    public IReadOnlyList<Problem> Locate(IReadOnlyList<Problem> warnings) =>
        _redirects is null ? warnings : [.. warnings.Select(Locate)];

    private Problem Describe(Problem problem, JsonDocument? document)
    {
        var located = Locate(problem);
        return located is { Value: not null, Pointer: { Length: > 0 } pointer } && document is not null
            && Find(document.RootElement, pointer) is { } sent
                ? located with { Value = sent }
                : located;
    }

    private Problem Locate(Problem problem)
    {
        foreach (var (pointer, sent) in _redirects ?? [])
        {
            if (problem.Pointer is { } found && found.StartsWith(pointer, StringComparison.Ordinal)
                && (found.Length == pointer.Length || found[pointer.Length] == '/'))
            {
                return problem with { Pointer = sent + found[pointer.Length..] };
            }
        }
        return problem;
    }

    private JsonDocument? Parse()
    {
        try
        {
            return Json is null ? null : JsonDocument.Parse(Json());
        }
        catch (JsonException)
        {
            // The problem is that the message is not JSON: it has no values to show.
            return null;
        }
    }

    private static object? Find(JsonElement element, string pointer)
    {
        try
        {
            return ValueAt(element, pointer);
        }
        catch (InvalidOperationException)
        {
            // A name or a text is not valid Unicode, which is a problem of its own.
            return null;
        }
    }

    private static object? ValueAt(JsonElement element, string pointer)
    {
        foreach (var name in pointer.Split('/').Skip(1))
        {
            var key = name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            var found = element.ValueKind switch
            {
                JsonValueKind.Object when element.TryGetProperty(key, out var value) => value,
                JsonValueKind.Array when int.TryParse(key, CultureInfo.InvariantCulture, out var index)
                    && index < element.GetArrayLength() => element[index],
                _ => default,
            };
            if (found.ValueKind == JsonValueKind.Undefined)
            {
                return null;
            }
            element = found;
        }
        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.Clone(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
    }
}
