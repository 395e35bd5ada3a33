using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>A component of a calendar, such as <c>VEVENT</c>, without the components that it contains.</summary>
/// <param name="Name">The name in upper case.</param>
/// <param name="Line">The line of the file on which the component begins, from 1.</param>
/// <param name="Properties">The properties of the component, in the order of the file.</param>
internal sealed record IcsComponent(string Name, int Line, IReadOnlyList<IcsLine> Properties)
{
    private const string Calendar = "VCALENDAR";
    private const int MaxDepth = 10;

    /// <summary>Returns the first property with a name; null if there is none.</summary>
    public IcsLine? Find(string name) => Properties.FirstOrDefault(property => property.Name == name);

    /// <summary>Reads the components of the calendars in a file.</summary>
    /// <param name="file">The file, in UTF-8.</param>
    /// <exception cref="IcsFormatException">The file is not a calendar, or is incomplete.</exception>
    public static IEnumerable<IcsComponent> Read(byte[] file)
    {
        var open = new Stack<(string Name, int Line)>();
        var properties = new List<IcsLine>();
        foreach (var line in IcsLine.Read(file))
        {
            if (line.Name == "BEGIN")
            {
                open.Push((Begin(line, open.Count), line.Number));
                properties = open.Count == 2 ? [] : properties;
            }
            else if (line.Name == "END")
            {
                var (name, start) = End(line, open);
                if (open.Count == 1)
                {
                    yield return new(name, start, properties);
                }
            }
            else if (open.Count == 0)
            {
                throw new IcsFormatException(line.Number, $"expected BEGIN:{Calendar}; received \"{line.Name}\".");
            }
            else if (open.Count == 2)
            {
                properties.Add(line);
            }
        }
        if (open.TryPeek(out var unclosed))
        {
            throw new IcsFormatException(unclosed.Line, $"{unclosed.Name} has no END:{unclosed.Name}; the file is incomplete.");
        }
    }

    private static string Begin(IcsLine line, int depth)
    {
        var name = line.Value.Trim().ToUpperInvariant();
        return depth == 0 != (name == Calendar) ? throw Unexpected(line, depth == 0 ? $"BEGIN:{Calendar}" : "a component of the calendar")
            : depth == MaxDepth ? throw new IcsFormatException(line.Number, $"components are nested more than {MaxDepth} levels deep.")
            : name;
    }

    private static (string Name, int Line) End(IcsLine line, Stack<(string Name, int Line)> open) =>
        open.TryPop(out var begun)
            ? line.Value.Trim().Equals(begun.Name, StringComparison.OrdinalIgnoreCase) ? begun : throw Unexpected(line, $"END:{begun.Name}")
            : throw Unexpected(line, $"BEGIN:{Calendar}");

    private static IcsFormatException Unexpected(IcsLine line, string expected) =>
        new(line.Number, $"expected {expected}; received \"{line.Name}:{Truncation.Truncate(line.Value)}\".");
}
