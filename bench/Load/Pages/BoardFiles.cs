using System.IO.Compression;
using System.Text.RegularExpressions;

namespace WorkOrders.Load.Pages;

/// <summary>The pages of the API, as its build copied them.</summary>
internal static partial class BoardFiles
{
    private static readonly string Root = Path.Join(AppContext.BaseDirectory, "board");

    /// <summary>The page of the planning board.</summary>
    private static readonly string Board = Path.Join(Root, "index.html");

    /// <summary>Whether the pages were built.</summary>
    public static bool Exist => File.Exists(Board);

    /// <summary>
    /// Returns the size of the scripts and styles that the planning board loads, with the largest of its languages, each compressed with
    /// gzip, in bytes.
    /// </summary>
    public static long CompressedSize()
    {
        var loaded = Reference().Matches(File.ReadAllText(Board)).Select(match => Asset(match.Groups["name"].Value)).ToList();
        var languages = loaded.SelectMany(file => Import().Matches(File.ReadAllText(file)))
            .Select(match => Asset(match.Groups["name"].Value));
        return loaded.Sum(Compressed) + languages.Max(Compressed);
    }

    private static string Asset(string name) => Path.Join(Root, "assets", name);

    private static long Compressed(string file)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(file));
        }
        return compressed.Length;
    }

    [GeneratedRegex(@"(src|href)=""/board/assets/(?<name>[^""]+)""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"import\([`""']\./(?<name>[^`""']+)[`""']\)")]
    private static partial Regex Import();
}
