using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The content of <c>postmaster.pid</c>, which a running server keeps in its data directory.</summary>
/// <param name="ProcessId">The process id of the server.</param>
/// <param name="SocketDirectory">The directory of the Unix socket; empty when the server has none or has not opened it yet.</param>
/// <param name="Port">The port, which is also part of the socket's name; 0 when it is not known yet.</param>
/// <param name="Ready">Whether the server accepts connections.</param>
internal sealed record PostmasterFile(int ProcessId, string SocketDirectory, int Port, bool Ready)
{
    /// <summary>Returns the path of the file.</summary>
    public static string PathIn(string dataDirectory) => Path.Join(dataDirectory, "postmaster.pid");

    /// <summary>Reads the file; returns null when it does not exist, or is being written or deleted.</summary>
    public static PostmasterFile? Read(string dataDirectory)
    {
        try
        {
            // Process, data directory, start time, port, socket directory, address, shared memory, status.
            var lines = File.ReadAllLines(PathIn(dataDirectory));
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

    /// <summary>
    /// Checks whether a server listens at the address in the file. On Unix, only the server that wrote the file can listen there, because
    /// other users have no access to the directory.
    /// </summary>
    public async Task<bool> IsListening(CancellationToken ct)
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

    /// <summary>Checks whether the process exists and may be the server: its name is <c>postgres</c>, and it is not a zombie.</summary>
    public bool MayBeRunning()
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
