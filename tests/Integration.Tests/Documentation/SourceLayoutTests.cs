namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>Source files and lines of C# do not exceed their maximum lengths.</summary>
public sealed class SourceLayoutTests
{
    private const int MaxLines = 250;

    // Folders with build output or packages.
    private static readonly string[] Built = ["bin", "obj", "node_modules", "dist"];

    private static readonly Dictionary<string, string[]> Files = Read(["src", "tests", "bench"], ["*.cs"]);

    private static readonly Dictionary<string, string[]> PageFiles = Read(["src/Board/src", "bench/Board"], ["*.ts", "*.tsx", "*.css"]);

    [Test]
    public void No_line_exceeds_the_maximum_length_in_editorconfig()
    {
        var max = int.Parse(RepositoryFiles.Read(".editorconfig").Split('\n')
            .Single(line => line.StartsWith("max_line_length", StringComparison.Ordinal)).Split('=')[1]);
        Assert.That(Files.SelectMany(file => file.Value.Select((line, index) => (line.Length, Place: $"{file.Key}:{index + 1}")))
            .Where(line => line.Length > max), Is.Empty);
    }

    [Test]
    public void No_file_exceeds_the_maximum_number_of_lines()
    {
        Assert.That(Files, Has.Count.GreaterThan(500), "the source folders were found");
        Assert.That(PageFiles.Keys.Select(Path.GetExtension).Distinct(), Is.EquivalentTo(new[] { ".ts", ".tsx", ".css" }));
        Assert.That(Files.Concat(PageFiles).Where(file => file.Value.Length > MaxLines).Select(file => file.Key), Is.Empty);
    }

    private static Dictionary<string, string[]> Read(string[] folders, string[] patterns) => folders
        .SelectMany(folder => patterns.SelectMany(pattern =>
            Directory.EnumerateFiles(RepositoryFiles.FullPath(folder), pattern, SearchOption.AllDirectories)))
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(Built.Contains) && Path.GetFileName(path) != "contract.d.ts")
        .ToDictionary(path => path, File.ReadAllLines);
}
