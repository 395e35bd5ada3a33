using System.Text.RegularExpressions;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The architecture document mentions only code that exists.</summary>
public sealed partial class ArchitectureDocumentTests
{
    private static readonly string Document = RepositoryFiles.Read("docs/architecture.md");

    [GeneratedRegex(@"`(?<name>[A-Z][a-z]?[A-Z]?[a-z]\w*)[^`/]*`")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"`(?<path>(Domain|Application|Infrastructure|Api)/[\w/]+)`")]
    private static partial Regex Folder();

    [Test]
    public void Every_type_mentioned_in_the_document_exists()
    {
        var types = new[] { "WorkOrders.*.dll", "MediatR*.dll" }
            .SelectMany(files => Directory.EnumerateFiles(TestContext.CurrentContext.TestDirectory, files))
            .SelectMany(file => System.Reflection.Assembly.LoadFrom(file).GetTypes()).Select(type => type.Name.Split('`')[0]).ToHashSet();
        var names = TypeName().Matches(Document).Select(match => match.Groups["name"].Value).Distinct().ToList();
        Assert.That(names, Has.Count.GreaterThan(40));
        Assert.That(names.Where(name => !types.Contains(name)), Is.Empty);
    }

    [Test]
    public void Every_folder_mentioned_in_the_document_exists()
    {
        var paths = Folder().Matches(Document).Select(match => match.Groups["path"].Value).Distinct().ToList();
        Assert.That(paths, Is.Not.Empty);
        Assert.That(paths.Where(path => !RepositoryFiles.Exists($"src/{path}")), Is.Empty);
    }
}
