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

    /// <summary>Returns the size of all scripts and styles of the planning board, each compressed with gzip, in bytes.</summary>
    public static long CompressedSize() =>
        Reference().Matches(File.ReadAllText(Board)).Sum(match => Compressed(Path.Join(Root, match.Groups["path"].Value)));

    private static long Compressed(string file)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(file));
        }
        return compressed.Length;
    }

    [GeneratedRegex(@"(src|href)=""/board/(?<path>assets/[^""]+)""")]
    private static partial Regex Reference();
}
