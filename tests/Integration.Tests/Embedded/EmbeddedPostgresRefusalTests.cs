using WorkOrders.Infrastructure.PostgresHosting;

namespace WorkOrders.Integration.Tests.Embedded;

/// <summary>What the embedded server says when it cannot run.</summary>
internal sealed class EmbeddedPostgresRefusalTests
{
    [Test]
    public async Task A_second_API_on_one_directory_is_told_which_process_holds_it()
    {
        using var place = ReadyMade.Copy();
        var first = await KillableHost.Start(place.Directory);
        try
        {
            var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => place.Start());

            Assert.That(refusal!.Message, Does.Contain(place.Directory).And.Contain($"in use by process {first.ProcessId}").And.Contain("Embedded:DataDirectory"));
            Assert.That(await TemporaryServer.Ask<int>(first.ConnectionString, "select 1"), Is.EqualTo(1), "the first one goes on");
        }
        finally
        {
            first.Dispose();
            await (await place.Start()).DisposeAsync();
        }
    }

    [Test]
    public async Task A_second_server_on_one_directory_is_refused_within_one_process_too()
    {
        using var place = ReadyMade.Copy();
        await using var first = await place.Start();

        await Assert.ThatAsync(() => place.Start(), Throws.TypeOf<EmbeddedPostgresException>().With.Message.Contains($"in use by this process ({Environment.ProcessId})"));
    }

    [Test]
    public async Task A_directory_without_PostgreSQL_is_named()
    {
        using var place = new TemporaryServer();

        await Assert.ThatAsync(() => place.Start(binDirectory: "/nowhere/bin"),
            Throws.TypeOf<EmbeddedPostgresException>().With.Message.Contains("POSTGRES_BIN (/nowhere/bin)").And.Message.Contains("Install it"));
    }

    [Test]
    public async Task A_PostgreSQL_that_is_too_old_is_named_with_its_version()
    {
        using var place = new TemporaryServer();
        var old = MakePrograms(place.Directory, "postgres (PostgreSQL) 14.9");

        await Assert.ThatAsync(() => place.Start(old),
            Throws.TypeOf<EmbeddedPostgresException>().With.Message.Contains("PostgreSQL 15 or newer").And.Message.Contains($"{old} (postgres (PostgreSQL) 14.9)"));
    }

    [Test]
    public async Task Data_of_another_version_is_not_touched_and_the_version_it_needs_is_named()
    {
        using var place = ReadyMade.Copy();
        await (await place.Start()).DisposeAsync();
        var made = File.ReadAllText(Path.Join(place.Data, "PG_VERSION")).Trim();
        var newer = MakePrograms(place.Directory, "postgres (PostgreSQL) 99.1");

        await Assert.ThatAsync(() => place.Start(newer),
            Throws.TypeOf<EmbeddedPostgresException>().With.Message.Contains($"PostgreSQL {made}, which created the existing data").And.Message.Contains("99.1"));
    }

    private static string MakePrograms(string parent, string version)
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
