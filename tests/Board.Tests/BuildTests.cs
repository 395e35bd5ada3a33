using System.Diagnostics;
using WorkOrders.Integration.Tests.Documentation;

namespace WorkOrders.Board.Tests;

/// <summary>The build of the pages is reproducible, and independent of the registry from which the packages were installed.</summary>
public sealed class BuildTests
{
    [Test]
    public async Task Building_the_pages_again_gives_the_same_bytes()
    {
        var directory = Directory.CreateTempSubdirectory();
        using var build = Process.Start(new ProcessStartInfo("node",
            ["node_modules/vite/bin/vite.js", "build", "--outDir", directory.FullName, "--logLevel", "error"])
        {
            WorkingDirectory = RepositoryFiles.FullPath("src/Board"),
        })!;
        await build.WaitForExitAsync();
        Assert.That(build.ExitCode, Is.Zero);
        Assert.That(BuiltPages.NamesIn(directory.FullName), Is.EqualTo(BuiltPages.Names).And.Not.Empty);
        foreach (var name in BuiltPages.Names)
        {
            Assert.That(await File.ReadAllBytesAsync(Path.Join(directory.FullName, name)), Is.EqualTo(BuiltPages.Read(name)), name);
        }
        directory.Delete(recursive: true);
    }

    [Test]
    public void The_lock_file_has_a_hash_for_every_package_and_names_no_registry()
    {
        var lockFile = RepositoryFiles.Read("src/Board/package-lock.json");
        Assert.That(lockFile, Does.Contain("\"integrity\": \"sha512-").And.Not.Contain("\"resolved\""));
    }
}
