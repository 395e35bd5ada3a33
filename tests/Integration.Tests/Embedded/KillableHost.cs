using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using WorkOrders.Infrastructure.PostgresHosting;

namespace WorkOrders.Integration.Tests.Embedded;

/// <summary>Another process that runs the embedded server on a directory until it is killed. It runs this assembly as a program.</summary>
internal sealed class KillableHost : IDisposable
{
    private readonly Process _process;

    private KillableHost(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public int ProcessId => _process.Id;

    /// <summary>Starts the process without waiting for its server.</summary>
    public static Process Launch(string dataDirectory)
    {
        string[] arguments = ["exec", typeof(KillableHost).Assembly.Location, dataDirectory];
        return Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
    }

    /// <summary>Starts the process and waits until its server accepts connections.</summary>
    public static async Task<KillableHost> Start(string dataDirectory)
    {
        var process = Launch(dataDirectory);
        var connectionString = await process.StandardOutput.ReadLineAsync();
        Assert.That(connectionString, Does.Contain("workorders"), "the process prints its connection string when the server is ready");
        return new KillableHost(process, connectionString!);
    }

    /// <summary>Kills the process like <c>kill -9</c>; its server keeps running.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task Main(string[] arguments)
    {
        await using var server = await EmbeddedPostgres.Start(
            new() { DataDirectory = arguments[0] }, NullLogger.Instance, CancellationToken.None);
        Console.WriteLine(server.ConnectionString);
        await Task.Delay(Timeout.Infinite);
    }
}
