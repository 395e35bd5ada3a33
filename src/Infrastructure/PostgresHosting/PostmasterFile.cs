using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>What a server says of itself in <c>postmaster.pid</c>, the file it keeps in its data directory while it runs.</summary>
/// <param name="ProcessId">The server's process.</param>
/// <param name="SocketDirectory">Where its Unix socket is; empty when it has none, or has not opened it yet.</param>
/// <param name="Port">The port, which also names the socket; 0 when not known yet.</param>
/// <param name="Ready">It takes connections.</param>
internal sealed record PostmasterFile(int ProcessId, string SocketDirectory, int Port, bool Ready)
{
    /// <summary>The file's full path.</summary>
    public static string In(string dataDirectory) => Path.Join(dataDirectory, "postmaster.pid");

    /// <summary>Reads the file; null when it is not there, or just being written or removed.</summary>
    public static PostmasterFile? Read(string dataDirectory)
    {
        try
        {
            // Process, data directory, start time, port, socket directory, address, shared memory, status.
            var lines = File.ReadAllLines(In(dataDirectory));
            string Line(int number) => lines.ElementAtOrDefault(number - 1)?.Trim() ?? "";
            return int.TryParse(Line(1), out var process)
                ? new PostmasterFile(process, Line(5), int.TryParse(Line(4), out var port) ? port : 0, Line(8) == "ready")
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>True when somebody listens where this file says: only its own server can, for nobody else may open a socket there.</summary>
    public async Task<bool> Answers(CancellationToken ct)
    {
        EndPoint address = SocketDirectory.Length > 0
            ? new UnixDomainSocketEndPoint(ServerAddress.SocketIn(SocketDirectory, Port))
            : new IPEndPoint(IPAddress.Loopback, Port);
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(address, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>True when the process is there and may be the server: it is called <c>postgres</c> and is not one that has ended and merely waits to be collected.</summary>
    public bool MayBeAlive()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.ProcessName == "postgres"
                && !(OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{ProcessId}/stat").Contains(") Z ", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }
}
