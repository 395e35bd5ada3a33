using WorkOrders.Infrastructure.PostgresHosting;
using WorkOrders.Integration.Tests.Embedded;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>A command that runs its own database server stops it when it is interrupted.</summary>
[Exclusive]
public sealed class CliShutdownTests
{
    [Test]
    public async Task No_process_is_left_running([Values("TERM", "HUP")] string signal)
    {
        using var cluster = new TemporaryCluster();
        using var process = ApiProcess.LaunchProgram(CliProcess.Program, ["tenant", "list"], cluster.Directory);
        var output = process.StandardOutput.ReadToEndAsync();
        Assert.That(await process.StandardError.ReadLineAsync(), Does.Contain("PostgreSQL").And.Contain("runs as process"));

        await ApiProcess.Signal(signal, process.Id);

        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(error.TrimEnd(), Does.EndWith("Interrupted.").And.Not.Contain("   at "));
        Assert.That(await output, Is.Empty);
        Assert.That(process.ExitCode, Is.EqualTo(1));
        Assert.That(PostmasterFile.Read(cluster.DataDirectory), Is.Null, "PostgreSQL was stopped cleanly");
    }
}
