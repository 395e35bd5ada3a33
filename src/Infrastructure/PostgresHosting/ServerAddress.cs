using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>
/// Where the server listens, chosen once a process so that the connection string outlives every restart of the server.
/// On Unix a socket in a directory that only the server's user (and root) may enter: who can connect can read the data files anyway, so a
/// password would guard nothing. On Windows a free loopback port and a random password.
/// </summary>
internal sealed class ServerAddress : IDisposable
{
    internal const string Owner = "workorders";
    internal const string TemporaryPrefix = "workorders-socket-";

    private const int UnixPort = 5432;
    private const int LongestSocketPath = 100; // bytes; Linux ends at 107, macOS at 103

    private readonly string _host;
    private readonly int _port;

    private ServerAddress(string host, int port, string? passwordFile) => (_host, _port, PasswordFile) = (host, port, passwordFile);

    /// <summary>The directory of the Unix socket; empty on Windows, which has none.</summary>
    public string SocketDirectory => PasswordFile is null ? _host : "";

    /// <summary>The file that holds the password of all roles; null: there is none (Unix).</summary>
    public string? PasswordFile { get; }

    /// <summary>The settings that make the server listen here and nowhere else.</summary>
    public IEnumerable<string> Settings => PasswordFile is null
        ? ["listen_addresses=", $"port={_port}", $"unix_socket_directories=\"{_host.Replace("\"", "\"\"")}\"", "unix_socket_permissions=0700"]
        : [$"listen_addresses={_host}", $"port={_port}"];

    /// <summary>How the database's owner connects.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = _host,
        Port = _port,
        Username = Owner,
        Password = PasswordFile is null ? null : File.ReadAllText(PasswordFile),
        Database = Owner,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Chooses the address: in the server's own directory, or, where that path is too long for a socket, in a new temporary directory of its user's.</summary>
    public static async Task<ServerAddress> Choose(DataDirectory place, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
        {
            var passwordFile = Path.Join(place.Server, "password");
            LoopbackPassword.ReadOrCreate(passwordFile);
            return new ServerAddress(IPAddress.Loopback.ToString(), FreePort(), passwordFile);
        }
        if (Encoding.UTF8.GetByteCount(SocketIn(place.Server, UnixPort)) <= LongestSocketPath)
        {
            return new ServerAddress(place.Server, UnixPort, passwordFile: null);
        }
        // The system makes it new, under a random name and closed to others, so nobody can have put it there first.
        var directory = Directory.CreateTempSubdirectory(TemporaryPrefix).FullName;
        await place.Account.Own(directory, ct);
        return new ServerAddress(directory, UnixPort, passwordFile: null);
    }

    /// <summary>Where a server listens that runs already.</summary>
    /// <param name="running">What it says of itself.</param>
    /// <param name="server">The directory that belongs to it.</param>
    public static ServerAddress Of(PostmasterFile running, string server) => running.SocketDirectory.Length > 0
        ? new ServerAddress(running.SocketDirectory, running.Port, passwordFile: null)
        : new ServerAddress(IPAddress.Loopback.ToString(), running.Port, Path.Join(server, "password"));

    /// <summary>The socket's file for a port in a directory.</summary>
    public static string SocketIn(string directory, int port) => Path.Join(directory, $".s.PGSQL.{port}");

    /// <summary>Removes what was made for the address.</summary>
    public void Dispose() => RemoveTemporary(_host);

    /// <summary>Removes a socket directory when it is one of those <see cref="Choose"/> makes.</summary>
    public static void RemoveTemporary(string directory)
    {
        if (Path.GetFileName(directory).StartsWith(TemporaryPrefix, StringComparison.Ordinal) && Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
