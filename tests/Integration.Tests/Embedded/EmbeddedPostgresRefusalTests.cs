using WorkOrders.Infrastructure.PostgresHosting;

namespace WorkOrders.Integration.Tests.Embedded;

/// <summary>Error messages of the embedded server when it cannot run.</summary>
internal sealed class EmbeddedPostgresRefusalTests
{
    [Test]
    public async Task A_second_API_on_a_directory_reports_the_process_that_uses_it()
    {
        using var cluster = ClusterTemplate.Copy();
        var first = await KillableHost.Start(cluster.Directory);
        try
        {
            var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => cluster.Start());

            Assert.That(
                refusal!.Message,
                Does.Contain(cluster.Directory).And.Contain($"in use by process {first.ProcessId}").And.Contain("Embedded:DataDirectory"));
            Assert.That(
                await TemporaryCluster.Ask<int>(first.ConnectionString, "select 1"),
                Is.EqualTo(1),
                "the first server keeps running");
        }
        finally
        {
            first.Dispose();
            await (await cluster.Start()).DisposeAsync();
        }
    }

    [Test]
    public async Task A_second_server_in_the_same_process_is_refused()
    {
        using var cluster = ClusterTemplate.Copy();
        await using var first = await cluster.Start();

        await Assert.ThatAsync(
            () => cluster.Start(),
            Throws.TypeOf<EmbeddedPostgresException>().With.Message.Contains($"in use by this process ({Environment.ProcessId})"));
    }

    [Test]
    public async Task A_bin_directory_without_PostgreSQL_is_reported()
    {
        using var cluster = new TemporaryCluster();

        await Assert.ThatAsync(() => cluster.Start(binDirectory: "/nowhere/bin"),
            Throws.TypeOf<EmbeddedPostgresException>().With.Message.Contains(
                "POSTGRES_BIN (/nowhere/bin)").And.Message.Contains("Install it"));
    }

    [Test]
    public async Task A_PostgreSQL_that_is_too_old_is_reported_with_its_version()
    {
        using var cluster = new TemporaryCluster();
        var old = CreatePrograms(cluster.Directory, "postgres (PostgreSQL) 14.9");

        await Assert.ThatAsync(() => cluster.Start(old),
            Throws.TypeOf<EmbeddedPostgresException>().With.Message.Contains("PostgreSQL 15 or newer").And.Message.Contains(
                $"{old} (postgres (PostgreSQL) 14.9)"));
    }

    [Test]
    public async Task Data_of_another_major_version_is_refused_with_the_required_version()
    {
        using var cluster = ClusterTemplate.Copy();
        await (await cluster.Start()).DisposeAsync();
        var made = File.ReadAllText(Path.Join(cluster.DataDirectory, "PG_VERSION")).Trim();
        var newer = CreatePrograms(cluster.Directory, "postgres (PostgreSQL) 99.1");

        await Assert.ThatAsync(() => cluster.Start(newer),
            Throws.TypeOf<EmbeddedPostgresException>().With.Message.Contains(
                $"PostgreSQL {made}, which created the existing data").And.Message.Contains("99.1"));
    }

    private static string CreatePrograms(string parent, string version)
    {
        var directory = Directory.CreateDirectory(Path.Join(parent, "bin")).FullName;
        foreach (var program in new[] { "postgres", "initdb", "pg_ctl" })
        {
            var path = Path.Join(directory, program);
            File.WriteAllText(path, $"#!/bin/sh\necho '{version}'\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }
        return directory;
    }
}
