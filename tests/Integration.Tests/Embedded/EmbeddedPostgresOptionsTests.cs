using Microsoft.Extensions.Configuration;
using WorkOrders.Infrastructure.PostgresHosting;
using WorkOrders.Integration.Tests.Documentation;

namespace WorkOrders.Integration.Tests.Embedded;

/// <summary>The default data directory is the same for the API and the command line, wherever <c>dotnet run</c> starts them.</summary>
public sealed class EmbeddedPostgresOptionsTests
{
    [TestCase("")]
    [TestCase("src/Api")]
    [TestCase("src/Cli")]
    public void Inside_the_repository_the_default_is_the_directory_of_the_API(string currentDirectory) =>
        Assert.That(
            EmbeddedPostgresOptions.FindDefaultDirectory(RepositoryFiles.FullPath(currentDirectory)),
            Is.EqualTo(RepositoryFiles.FullPath("src/Api/.data")));

    [Test]
    public void Outside_the_repository_the_default_is_in_the_current_directory() =>
        Assert.That(EmbeddedPostgresOptions.FindDefaultDirectory(Path.GetTempPath()), Is.EqualTo(Path.Join(Path.GetTempPath(), ".data")));

    [Test]
    public void A_setting_overrides_the_default()
    {
        var settings = new Dictionary<string, string?> { ["Embedded:DataDirectory"] = "/somewhere" };
        var options = EmbeddedPostgresOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        Assert.That(options.DataDirectory, Is.EqualTo("/somewhere"));
    }
}
