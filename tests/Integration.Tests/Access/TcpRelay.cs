using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>Stands between the API and PostgreSQL, so that a test can take the database away and bring it back.</summary>
internal sealed class TcpRelay(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder target = new(connectionString);
    private readonly int port = FreePort();
    private CancellationTokenSource? running;
    private Task accepting = Task.CompletedTask;

    /// <summary>Leads through the relay.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = port }.ConnectionString;

    /// <summary>Brings the database back.</summary>
    public void Open()
    {
        running = new CancellationTokenSource();
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        accepting = Accept(listener, running.Token);
    }

    /// <summary>Takes the database away: open connections break, new ones are refused.</summary>
    public async Task Close()
    {
        if (running is not null)
            await running.CancelAsync();
        await accepting;
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        running?.Dispose();
    }

    private async Task Accept(TcpListener listener, CancellationToken stop)
    {
        var pumps = new List<Task>();
        try
        {
            while (true)
                pumps.Add(Pump(await listener.AcceptSocketAsync(stop), stop));
        }
        catch (OperationCanceledException)
        {
            listener.Dispose();
            await Task.WhenAll(pumps);
        }
    }

    private async Task Pump(Socket client, CancellationToken stop)
    {
        using var server = target.Host!.StartsWith('/')
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            await server.ConnectAsync(target.Host.StartsWith('/')
                ? new UnixDomainSocketEndPoint($"{target.Host}/.s.PGSQL.{target.Port}")
                : new DnsEndPoint(target.Host, target.Port), stop);
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
