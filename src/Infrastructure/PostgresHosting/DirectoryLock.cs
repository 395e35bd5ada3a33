using System.Diagnostics;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>
/// A lock on a data directory: an exclusive lock on a file in it, which only one process at a time can hold. The operating system releases
/// it however the process ends, so it is never stale.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Acquires the lock without waiting.</summary>
    /// <exception cref="EmbeddedPostgresException">
    /// Another process holds the lock (the message identifies it), or the directory is not writable.
    /// </exception>
    public static DirectoryLock Acquire(string directory)
    {
        // A second file, because some systems do not allow reading a locked file.
        var holder = Path.Join(directory, "holder");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // a user who can open the file can lock it
            }
            var file = new FileStream(Path.Join(directory, "lock"), options);
            File.WriteAllText(holder, $"{Environment.ProcessId}");
            return new DirectoryLock(file);
        }
        catch (IOException e) when (Describe(holder) is { } process)
        {
            throw new EmbeddedPostgresException(
                $"The data directory {directory} is in use by {process}. Stop that process, " +
                "or set Embedded:DataDirectory to another directory.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedPostgresException(
                $"User {Environment.UserName} cannot write to the data directory {directory}: {e.Message} " +
                "Start the API as the owner of the directory, or set Embedded:DataDirectory to another directory.", e);
        }
        catch (IOException e)
        {
            throw new EmbeddedPostgresException($"The data directory {directory} cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => _file.Dispose();

    private static string? Describe(string holder)
    {
        if (!File.Exists(holder) || !int.TryParse(File.ReadAllText(holder), out var id))
        {
            return null;
        }
        if (id == Environment.ProcessId)
        {
            return $"this process ({id}) already";
        }
        try
        {
            using var process = Process.GetProcessById(id);
            return $"process {id} ({process.ProcessName})";
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
