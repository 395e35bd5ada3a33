using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>
/// The address of the server, chosen once per process, so that the connection string stays valid when the server restarts. On Unix, it is a
/// socket in a directory that only the server's user and root can enter. Users who can connect can also read the data files, so a password
/// would protect nothing. On Windows, it is a free loopback port with a random password.
/// </summary>
internal sealed class ServerAddress : IDisposable
{
    internal const string Owner = "workorders";
    internal const string TemporaryPrefix = "workorders-socket-";

    private const int UnixPort = 5432;
    private const int MaxSocketPathBytes = 100; // Linux allows 107, macOS 103

    private readonly string _host;
    private readonly int _port;

    private ServerAddress(string host, int port, string? passwordFile) => (_host, _port, PasswordFile) = (host, port, passwordFile);

    /// <summary>The directory of the Unix socket; empty on Windows.</summary>
    public string SocketDirectory => PasswordFile is null ? _host : "";

    /// <summary>The file with the password of all roles; null on Unix, where there is no password.</summary>
    public string? PasswordFile { get; }

    /// <summary>The server settings that make the server listen only at this address.</summary>
    public IEnumerable<string> Settings => PasswordFile is null
        ? [
            "listen_addresses=", $"port={_port}", $"unix_socket_directories=\"{_host.Replace("\"", "\"\"")}\"",
            "unix_socket_permissions=0700",
        ]
        : [$"listen_addresses={_host}", $"port={_port}"];

    /// <summary>The connection string of the database owner.</summary>
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

    /// <summary>
    /// Chooses the address. On Unix, the socket is in the server's directory, or in a new temporary directory when that path is too long
    /// for a socket.
    /// </summary>
    public static async Task<ServerAddress> Choose(DataDirectory directory, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
        {
            var passwordFile = Path.Join(directory.Server, "password");
            LoopbackPassword.ReadOrCreate(passwordFile);
            return new ServerAddress(IPAddress.Loopback.ToString(), FreePort(), passwordFile);
        }
        if (Encoding.UTF8.GetByteCount(SocketIn(directory.Server, UnixPort)) <= MaxSocketPathBytes)
        {
            return new ServerAddress(directory.Server, UnixPort, passwordFile: null);
        }
        // The system creates it with a random name and without access for others, so another user cannot have created it first.
        var temporary = Directory.CreateTempSubdirectory(TemporaryPrefix).FullName;
        await directory.Account.TakeOwnership(temporary, ct);
        return new ServerAddress(temporary, UnixPort, passwordFile: null);
    }

    /// <summary>Returns the address of a running server.</summary>
    /// <param name="running">The content of the server's <c>postmaster.pid</c>.</param>
    /// <param name="server">The server's directory.</param>
    public static ServerAddress FromRunning(PostmasterFile running, string server) => running.SocketDirectory.Length > 0
        ? new ServerAddress(running.SocketDirectory, running.Port, passwordFile: null)
        : new ServerAddress(IPAddress.Loopback.ToString(), running.Port, Path.Join(server, "password"));

    /// <summary>Returns the path of the socket for a port in a directory.</summary>
    public static string SocketIn(string directory, int port) => Path.Join(directory, $".s.PGSQL.{port}");

    /// <summary>Deletes the temporary socket directory, if there is one.</summary>
    public void Dispose() => RemoveTemporary(_host);

    /// <summary>Deletes a socket directory if it is a temporary directory that <see cref="Choose"/> created.</summary>
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
