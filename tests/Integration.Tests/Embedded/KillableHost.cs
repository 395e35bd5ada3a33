using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using WorkOrders.Infrastructure.PostgresHosting;

namespace WorkOrders.Integration.Tests.Embedded;

/// <summary>Another process that runs the embedded server on a directory, as an API would, until it is killed. It is this very assembly, run as a program.</summary>
internal sealed class KillableHost : IDisposable
{
    private readonly Process _process;

    private KillableHost(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    /// <summary>How to reach its database.</summary>
    public string ConnectionString { get; }

    /// <summary>The id of the process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts the process and does not wait for its server.</summary>
    public static Process Launch(string dataDirectory) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(KillableHost).Assembly.Location, dataDirectory]) { RedirectStandardOutput = true })!;

    /// <summary>Starts the process and waits until its server takes connections.</summary>
    public static async Task<KillableHost> Start(string dataDirectory)
    {
        var process = Launch(dataDirectory);
        var connectionString = await process.StandardOutput.ReadLineAsync();
        Assert.That(connectionString, Does.Contain("workorders"), "what the process prints when its server is ready");
        return new KillableHost(process, connectionString!);
    }

    /// <summary>Ends the process as <c>kill -9</c> does: its server is left running.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task Main(string[] arguments)
    {
        await using var server = await EmbeddedPostgres.Start(new() { DataDirectory = arguments[0] }, NullLogger.Instance, CancellationToken.None);
        Console.WriteLine(server.ConnectionString);
        await Task.Delay(Timeout.Infinite);
    }
}
