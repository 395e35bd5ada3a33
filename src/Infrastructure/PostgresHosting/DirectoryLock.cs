using System.Diagnostics;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>
/// The right to use a data directory, held by one process at a time: an exclusive lock on a file in it.
/// The operating system takes it back however the process ends, so there is no stale one.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the lock at once or not at all.</summary>
    /// <exception cref="EmbeddedPostgresException">Another process has it (the message names it), or the directory may not be written.</exception>
    public static DirectoryLock Take(string directory)
    {
        // Beside the locked file, because a locked file cannot be read by others everywhere.
        var holder = Path.Join(directory, "holder");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // who may open it may lock it
            }
            var file = new FileStream(Path.Join(directory, "lock"), options);
            File.WriteAllText(holder, $"{Environment.ProcessId}");
            return new DirectoryLock(file);
        }
        catch (IOException e) when (Describe(holder) is { } process)
        {
            throw new EmbeddedPostgresException(
                $"The data directory {directory} is in use by {process}. Stop that one, or give this one a directory of its own (setting Embedded:DataDirectory).", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedPostgresException(
                $"The data directory {directory} may not be written by {Environment.UserName}: {e.Message} Start the API as the user whose it is, or set Embedded:DataDirectory to a directory of your own.", e);
        }
        catch (IOException e)
        {
            throw new EmbeddedPostgresException($"The data directory {directory} cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Gives the directory free.</summary>
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
