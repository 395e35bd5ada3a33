using System.Net;
using System.Net.Sockets;

namespace WorkOrders.Load.Http;

/// <summary>Connections that receive created and changed orders from the change feed as server-sent events.</summary>
internal sealed class ListenerSockets : IDisposable
{
    private readonly List<Socket> _sockets = [];
    private TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _remaining;

    private ListenerSockets()
    {
    }

    /// <summary>Opens the connections, one after the other, and waits until each of them listens.</summary>
    public static async Task<ListenerSockets> Open(IPEndPoint server, string key, int count, CancellationToken ct)
    {
        var listeners = new ListenerSockets();
        var request = Request.Get(server, key, "/api/Changes?entities=jobs&$format=text/event-stream").Bytes;
        for (var number = 0; number < count; number++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            listeners._sockets.Add(socket);
            await socket.ConnectAsync(server, ct);
            await socket.SendAsync(request, ct);
            var buffer = new byte[1024];
            var started = false;
            while (!started)
            {
                var length = await socket.ReceiveAsync(buffer, ct);
                started = length > 0
                    ? buffer.AsSpan(0, length).IndexOf("retry: "u8) >= 0
                    : throw new BenchException("The API closed the connection of a listener.");
            }
            _ = listeners.Receive(socket, buffer);
        }
        return listeners;
    }

    /// <summary>Returns a task that completes when each listener has received another event.</summary>
    public Task NextEvent()
    {
        _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _remaining, _sockets.Count);
        return _received.Task;
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    private async Task Receive(Socket socket, byte[] buffer)
    {
        try
        {
            while (await socket.ReceiveAsync(buffer) is var length and > 0)
            {
                if (buffer.AsSpan(0, length).IndexOf("data: "u8) >= 0 && Interlocked.Decrement(ref _remaining) == 0)
                {
                    _received.TrySetResult();
                }
            }
            _received.TrySetException(new BenchException("The API closed the connection of a listener."));
        }
        catch (SocketException closed)
        {
            // The bench closes the connections at the end; nobody waits for an event then.
            _received.TrySetException(closed);
        }
    }
}
