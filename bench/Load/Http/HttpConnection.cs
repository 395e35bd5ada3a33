using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WorkOrders.Load.Http;

/// <summary>
/// One connection that sends a request and waits for its answer, at as little cost as possible: client, API and database share the machine.
/// It reads no more of HTTP than the status and where the answer ends.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly TimeSpan _patience;
    private readonly CancellationToken _stopping;
    private readonly CancellationTokenSource _end;
    private byte[] _answer = new byte[16 * 1024];
    private int _length;

    private HttpConnection(TimeSpan patience, CancellationToken ct) =>
        (_patience, _stopping, _end) = (patience, ct, CancellationTokenSource.CreateLinkedTokenSource(ct));

    /// <summary>The whole of the last answer.</summary>
    public string Answer => Encoding.UTF8.GetString(_answer, 0, _length);

    /// <summary>Connects.</summary>
    /// <param name="server">Where it listens.</param>
    /// <param name="patience">How long each answer is waited for.</param>
    /// <param name="ct">Gives up all that is waited for.</param>
    public static async Task<HttpConnection> Open(IPEndPoint server, TimeSpan patience, CancellationToken ct)
    {
        var connection = new HttpConnection(patience, ct);
        await connection._socket.ConnectAsync(server, ct);
        return connection;
    }

    /// <summary>Sends a request; returns the answer's status when all of it has arrived.</summary>
    /// <exception cref="BenchException">The server closed the connection, or did not answer in time.</exception>
    public async ValueTask<int> Send(ReadOnlyMemory<byte> request)
    {
        _end.CancelAfter(_patience);
        try
        {
            return await Exchange(request);
        }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested)
        {
            var line = request.Span[..request.Span.IndexOf("\r\n"u8)];
            throw new BenchException($"No answer within {_patience.TotalSeconds:0.#} s to {Encoding.UTF8.GetString(line)}; what came of it: {(_length > 0 ? Answer : "nothing")}");
        }
    }

    /// <summary>Closes it.</summary>
    public void Dispose()
    {
        _socket.Dispose();
        _end.Dispose();
    }

    private async ValueTask<int> Exchange(ReadOnlyMemory<byte> request)
    {
        _length = 0;
        await _socket.SendAsync(request, _end.Token);
        while (!IsWhole(_answer.AsSpan(0, _length)))
        {
            if (_length == _answer.Length)
            {
                Array.Resize(ref _answer, _length * 2);
            }
            var received = await _socket.ReceiveAsync(_answer.AsMemory(_length), _end.Token);
            _length += received > 0 ? received : throw new BenchException($"The server closed a connection, after: {Answer}");
        }
        return Utf8Parser.TryParse(_answer.AsSpan("HTTP/1.1 ".Length), out int status, out _) ? status : 0;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }
        var stated = answer[..head].IndexOf("Content-Length: "u8);
        // Otherwise it comes in chunks, and the last is empty; nobody sends ahead, so nothing can follow it.
        return stated >= 0 && Utf8Parser.TryParse(answer[(stated + "Content-Length: ".Length)..head], out int length, out _)
            ? answer.Length >= head + 4 + length
            : answer.EndsWith("\r\n0\r\n\r\n"u8);
    }
}
