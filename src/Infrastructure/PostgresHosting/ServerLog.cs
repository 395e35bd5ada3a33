using System.Text;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The file that the server writes its log to. It is set aside at a start when it has grown, so two files are the most there are.</summary>
internal sealed class ServerLog(string path)
{
    private const long LongestBytes = 8 * 1024 * 1024;

    private long _seen;

    /// <summary>The file's full path.</summary>
    public string Path => path;

    /// <summary>Marks where the next server begins to write.</summary>
    public void Begin()
    {
        var file = new FileInfo(path);
        if (file is { Exists: true, Length: > LongestBytes })
        {
            File.Move(path, path + ".old", overwrite: true);
        }
        _seen = File.Exists(path) ? new FileInfo(path).Length : 0;
    }

    /// <summary>What was written since <see cref="Begin"/>, for the message of a failed start.</summary>
    public string Written()
    {
        if (!File.Exists(path))
        {
            return "it wrote nothing";
        }
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(_seen, SeekOrigin.Begin);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd().Trim() is { Length: > 0 } text ? text : "it wrote nothing";
    }
}
