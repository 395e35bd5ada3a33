namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>C# files and their lines do not exceed their maximum lengths.</summary>
public sealed class SourceLayoutTests
{
    private const int MaxLines = 250;

    private static readonly Dictionary<string, string[]> Files = new[] { "src", "tests", "bench" }
        .SelectMany(folder => Directory.EnumerateFiles(RepositoryFiles.FullPath(folder), "*.cs", SearchOption.AllDirectories))
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
        .ToDictionary(path => path, File.ReadAllLines);

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
        Assert.That(Files.Where(file => file.Value.Length > MaxLines).Select(file => file.Key), Is.Empty);
    }
}
