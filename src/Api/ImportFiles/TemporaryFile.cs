using System.Buffers;
using Microsoft.Win32.SafeHandles;
using WorkOrders.Application.Imports;

namespace WorkOrders.Api.ImportFiles;

/// <summary>
/// A temporary file for data that is too large for memory. Only this object has access to it. The file is deleted when the object is
/// disposed, and also when the process is killed.
/// </summary>
internal sealed class TemporaryFile : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly SafeFileHandle _file;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private long _written;
    private int _buffered;

    /// <summary>Creates an empty file in the directory for temporary files.</summary>
    /// <exception cref="InsufficientStorageException">The file cannot be created.</exception>
    public TemporaryFile()
    {
        var path = Path.Join(Path.GetTempPath(), $"workorders-import-{Guid.NewGuid():n}");
        try
        {
            var options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
            _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, options);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new InsufficientStorageException(refusal);
        }
        if (!OperatingSystem.IsWindows())
        {
            // Windows deletes the file when its handle is closed. Other systems keep a deleted file until its handle is closed.
            File.Delete(path);
        }
    }

    /// <summary>The length of the file in bytes.</summary>
    public long Length => _written + _buffered;

    /// <summary>Appends bytes.</summary>
    /// <exception cref="InsufficientStorageException">There is no space on the disk.</exception>
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

    /// <summary>Reads bytes.</summary>
    /// <param name="offset">The offset of the first byte.</param>
    /// <param name="destination">Receives the bytes; its length is the number of bytes to read.</param>
    public void Read(long offset, Span<byte> destination)
    {
        Flush();
        while (!destination.IsEmpty && RandomAccess.Read(_file, destination, offset) is > 0 and var read)
        {
            destination = destination[read..];
            offset += read;
        }
    }

    /// <summary>Removes all bytes.</summary>
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
