using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WorkOrders.Load.Http;

/// <summary>
/// A connection that sends a request and waits for the response at minimal cost, because client, API and database share the machine.
/// It parses only the status and the end of a response.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly TimeSpan _timeout;
    private readonly CancellationToken _stopping;
    private readonly CancellationTokenSource _end;
    private byte[] _answer = new byte[16 * 1024];
    private int _length;

    private HttpConnection(TimeSpan timeout, CancellationToken ct) =>
        (_timeout, _stopping, _end) = (timeout, ct, CancellationTokenSource.CreateLinkedTokenSource(ct));

    /// <summary>The last response.</summary>
    public string Answer => Encoding.UTF8.GetString(_answer, 0, _length);

    /// <summary>Opens a connection.</summary>
    /// <param name="server">The address the program listens on.</param>
    /// <param name="timeout">The time limit for each response.</param>
    /// <param name="ct">Cancels all requests.</param>
    public static async Task<HttpConnection> Open(IPEndPoint server, TimeSpan timeout, CancellationToken ct)
    {
        var connection = new HttpConnection(timeout, ct);
        await connection._socket.ConnectAsync(server, ct);
        return connection;
    }

    /// <summary>Sends a request, reads the whole response and returns its status.</summary>
    /// <exception cref="BenchException">The server closed the connection or did not respond in time.</exception>
    public async ValueTask<int> Send(ReadOnlyMemory<byte> request)
    {
        _end.CancelAfter(_timeout);
        try
        {
            return await Exchange(request);
        }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested)
        {
            var line = request.Span[..request.Span.IndexOf("\r\n"u8)];
            throw new BenchException(
                $"No response within {_timeout.TotalSeconds:0.#} s to {Encoding.UTF8.GetString(line)}; "
                + $"received {(_length > 0 ? Answer : "nothing")}");
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        _socket.Dispose();
        _end.Dispose();
    }

    private async ValueTask<int> Exchange(ReadOnlyMemory<byte> request)
    {
        _length = 0;
        await _socket.SendAsync(request, _end.Token);
        while (!IsComplete(_answer.AsSpan(0, _length)))
        {
            if (_length == _answer.Length)
            {
                Array.Resize(ref _answer, _length * 2);
            }
            var received = await _socket.ReceiveAsync(_answer.AsMemory(_length), _end.Token);
            _length += received > 0 ? received : throw new BenchException($"The server closed the connection after: {Answer}");
        }
        return Utf8Parser.TryParse(_answer.AsSpan("HTTP/1.1 ".Length), out int status, out _) ? status : 0;
    }

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }
        var stated = answer[..head].IndexOf("Content-Length: "u8);
        // Otherwise the response is chunked and ends with an empty chunk; requests are not pipelined, so nothing follows.
        return stated >= 0 && Utf8Parser.TryParse(answer[(stated + "Content-Length: ".Length)..head], out int length, out _)
            ? answer.Length >= head + 4 + length
            : answer.EndsWith("\r\n0\r\n\r\n"u8);
    }
}
