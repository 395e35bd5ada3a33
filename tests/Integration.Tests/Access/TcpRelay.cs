using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>A TCP relay in front of PostgreSQL, with which a test can interrupt and restore the connection.</summary>
internal sealed class TcpRelay(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _target = new(connectionString);
    private readonly int _port = FreePort();
    private CancellationTokenSource? _running;
    private Task _accepting = Task.CompletedTask;

    /// <summary>The connection string of the database through the relay.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = _port }.ConnectionString;

    /// <summary>Accepts connections.</summary>
    public void Open()
    {
        _running = new CancellationTokenSource();
        var listener = new TcpListener(IPAddress.Loopback, _port);
        listener.Start();
        _accepting = Accept(listener, _running.Token);
    }

    /// <summary>Closes open connections and refuses new connections.</summary>
    public async Task Close()
    {
        if (_running is not null)
        {
            await _running.CancelAsync();
        }
        await _accepting;
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        _running?.Dispose();
    }

    private async Task Accept(TcpListener listener, CancellationToken stop)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(Forward(await listener.AcceptSocketAsync(stop), stop));
            }
        }
        catch (OperationCanceledException)
        {
            listener.Dispose();
            await Task.WhenAll(connections);
        }
    }

    private async Task Forward(Socket client, CancellationToken stop)
    {
        using var server = _target.Host!.StartsWith('/')
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            await server.ConnectAsync(_target.Host.StartsWith('/')
                ? new UnixDomainSocketEndPoint($"{_target.Host}/.s.PGSQL.{_target.Port}")
                : new DnsEndPoint(_target.Host, _target.Port), stop);
            await using var near = new NetworkStream(client);
            await using var far = new NetworkStream(server);
            await Task.WhenAny(near.CopyToAsync(far, stop), far.CopyToAsync(near, stop));
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
