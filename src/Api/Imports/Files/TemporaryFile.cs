using System.Buffers;
using Microsoft.Win32.SafeHandles;
using WorkOrders.Api.Http;

namespace WorkOrders.Api.Imports.Files;

/// <summary>Room for what is too much for memory: a file that only this object sees and that goes with it, also when the process is killed.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly SafeFileHandle _file;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private long _written;
    private int _buffered;

    /// <summary>Makes an empty one where the system keeps such files.</summary>
    /// <exception cref="InsufficientStorageException">None can be made.</exception>
    public TemporaryFile()
    {
        var path = Path.Join(Path.GetTempPath(), $"workorders-import-{Guid.NewGuid():n}");
        try
        {
            _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new InsufficientStorageException(refusal);
        }
        if (!OperatingSystem.IsWindows())
        {
            // Windows deletes it however the process ends. RunningApiClients a file without a name lives as long as it is open.
            File.Delete(path);
        }
    }

    /// <summary>How many bytes it holds.</summary>
    public long Length => _written + _buffered;

    /// <summary>Adds bytes at its end.</summary>
    /// <exception cref="InsufficientStorageException">There is no room for them.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _buffered)
        {
            Flush();
        }
        if (bytes.Length > _buffer.Length)
        {
            Write(bytes);
            return;
        }
        bytes.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += bytes.Length;
    }

    /// <summary>Reads bytes that were added.</summary>
    /// <param name="offset">Where they begin.</param>
    /// <param name="into">Takes them; its length says how many.</param>
    public void Read(long offset, Span<byte> into)
    {
        Flush();
        while (!into.IsEmpty && RandomAccess.Read(_file, into, offset) is > 0 and var read)
        {
            into = into[read..];
            offset += read;
        }
    }

    /// <summary>Forgets what it holds.</summary>
    public void Clear()
    {
        (_written, _buffered) = (0, 0);
        RandomAccess.SetLength(_file, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void Flush()
    {
        Write(_buffer.AsSpan(0, _buffered));
        _buffered = 0;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_file, bytes, _written);
            _written += bytes.Length;
        }
        catch (IOException full)
        {
            throw new InsufficientStorageException(full);
        }
    }
}
