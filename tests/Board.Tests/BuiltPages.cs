using System.Text.RegularExpressions;

namespace WorkOrders.Board.Tests;

/// <summary>The files of the pages, as the build copied them to the output of the tests.</summary>
internal static partial class BuiltPages
{
    private static readonly string Root = Path.Join(AppContext.BaseDirectory, "board");

    /// <summary>The names of all files, with their folders.</summary>
    public static IReadOnlyList<string> Names => NamesIn(Root);

    /// <summary>The names of all files in a directory, with their folders, in order.</summary>
    public static IReadOnlyList<string> NamesIn(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(directory, path)).Order(StringComparer.Ordinal)];

    /// <summary>Returns the full path of a file.</summary>
    public static string FullPath(string name) => Path.Join(Root, name);

    /// <summary>Reads a file.</summary>
    public static byte[] Read(string name)
    {
        Assert.That(File.Exists(FullPath(name)), $"{name} is missing: ./build.sh test builds the pages, if Node is installed.");
        return File.ReadAllBytes(FullPath(name));
    }

    /// <summary>Returns the addresses to which a page refers: its scripts, styles and icons.</summary>
    public static IReadOnlyList<string> ReferencesOf(string page) =>
        [.. Reference().Matches(System.Text.Encoding.UTF8.GetString(Read(page))).Select(match => match.Groups["address"].Value)];

    [GeneratedRegex(@"\s(src|href)=""(?<address>[^""]*)""")]
    private static partial Regex Reference();
}
