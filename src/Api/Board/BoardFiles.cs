using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace WorkOrders.Api.Board;

/// <summary>
/// The files of the planning board's pages, as the build of <c>src/Board</c> wrote them. They are read once, so that a page never refers
/// to files of another build.
/// </summary>
internal sealed class BoardFiles
{
    private const string Assets = "assets/";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    // By their path below the directory; only these files are served.
    private readonly Dictionary<string, BoardFile> _files;

    private BoardFiles(Dictionary<string, BoardFile> files) => _files = files;

    /// <summary>The page of the board; null if the pages were not built.</summary>
    public BoardFile? BoardPage => _files.GetValueOrDefault("index.html");

    /// <summary>The page with the sign-in form; null if the pages were not built.</summary>
    public BoardFile? SignInPage => _files.GetValueOrDefault("sign-in.html");

    /// <summary>Reads the files of a directory.</summary>
    /// <param name="directory">The full path of a directory, which need not exist.</param>
    public static BoardFiles Read(string directory) => new(Directory.Exists(directory)
        ? Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/')))
            .ToDictionary(file => file.Name, file => ReadFile(file.Path, file.Name))
        : []);

    /// <summary>
    /// Finds what a path below <c>/board</c> shows: the file with this name, or else the page of the board, which reads the path itself.
    /// </summary>
    /// <returns>Null if the path is that of a file that does not exist, or if the pages were not built.</returns>
    public BoardFile? Find(string? path) =>
        IsFile(path ??= "") ? _files.GetValueOrDefault(path) : BoardPage;

    private static bool IsFile(string path) =>
        path.StartsWith(Assets, StringComparison.OrdinalIgnoreCase) || path[(path.LastIndexOf('/') + 1)..].Contains('.');

    private static BoardFile ReadFile(string path, string name)
    {
        var content = File.ReadAllBytes(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));
        return new(content, ContentTypeOf(name), new($"\"{hash}\"", isWeak: true), name.StartsWith(Assets, StringComparison.Ordinal));
    }

    private static string ContentTypeOf(string name)
    {
        var type = ContentTypes.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
    }
}
