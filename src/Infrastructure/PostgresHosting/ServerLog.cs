using System.Text;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The log file of the server. A start renames a file larger than 8 MiB, so there are at most two files.</summary>
internal sealed class ServerLog(string path)
{
    private const long MaxBytes = 8 * 1024 * 1024;

    private long _start;

    /// <summary>The path of the file.</summary>
    public string Path => path;

    /// <summary>Marks the position at which the next server starts to write, after renaming a file that is too large.</summary>
    public void MarkStart()
    {
        var file = new FileInfo(path);
        if (file is { Exists: true, Length: > MaxBytes })
        {
            File.Move(path, path + ".old", overwrite: true);
        }
        _start = File.Exists(path) ? new FileInfo(path).Length : 0;
    }

    /// <summary>Reads the log since <see cref="MarkStart"/>, for the message of a failed start.</summary>
    public string ReadSinceStart()
    {
        if (!File.Exists(path))
        {
            return "empty";
        }
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(_start, SeekOrigin.Begin);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd().Trim() is { Length: > 0 } text ? text : "empty";
    }
}
