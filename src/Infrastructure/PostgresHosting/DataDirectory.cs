using Microsoft.Extensions.Logging;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The directory that stores the embedded database, locked by this process until disposed.</summary>
internal sealed class DataDirectory : IDisposable
{
    /// <summary>
    /// The parent of the directory that replaces a data directory that the server's user cannot access. The path below it is the full path
    /// of that data directory, so that two checkouts never share data.
    /// </summary>
    internal const string Fallback = "/var/lib/workorders";

    private readonly DirectoryLock _lock;

    private DataDirectory(DirectoryLock acquired, string server, ServerAccount account) =>
        (_lock, Server, Account) = (acquired, server, account);

    /// <summary>The subdirectory of the server, which contains the cluster, its log and its socket.</summary>
    public string Server { get; }

    /// <summary>The user that runs the server and owns <see cref="Server"/>.</summary>
    public ServerAccount Account { get; }

    /// <summary>Creates the directory if it does not exist, and locks it for this process.</summary>
    /// <exception cref="EmbeddedPostgresException">The directory is in use, belongs to another user, or cannot be created.</exception>
    public static async Task<DataDirectory> Open(string requested, ILogger logger, CancellationToken ct)
    {
        requested = Path.GetFullPath(requested);
        var (directory, account) = (requested, await Prepare(requested, ct));
        if (!await account.CanEnter(requested, ct))
        {
            directory = Path.Join(Fallback, requested);
            logger.LogWarning(
                "PostgreSQL does not run as root, and user {User}, which runs it instead, cannot access {Requested}: " +
                "the data is stored in {Directory}",
                account.User, requested, directory);
            account = await Prepare(directory, ct);
        }
        var acquired = DirectoryLock.Acquire(directory);
        try
        {
            await account.TakeOwnership(ServerIn(directory), ct);
            return new DataDirectory(acquired, ServerIn(directory), account);
        }
        catch
        {
            acquired.Dispose();
            throw;
        }
    }

    /// <summary>Unlocks the directory for other processes; the data remains.</summary>
    public void Dispose() => _lock.Dispose();

    private static Task<ServerAccount> Prepare(string directory, CancellationToken ct)
    {
        try
        {
            Create(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"The data directory {directory} cannot be created: {e.Message} Set Embedded:DataDirectory to another directory.", e);
        }
        return ServerAccount.For(ServerIn(directory), ct);
    }

    // All users may enter the directory regardless of the umask: the server may run as another user, and only its subdirectory has secrets.
    private static void Create(string directory)
    {
        if (Directory.Exists(directory))
        {
            return;
        }
        if (Path.GetDirectoryName(directory) is { } parent)
        {
            Create(parent);
        }
        Directory.CreateDirectory(directory);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(directory, (UnixFileMode)0b111_101_101);
        }
    }

    /// <summary>Returns the path of the server's subdirectory in a data directory.</summary>
    internal static string ServerIn(string directory) => Path.Join(directory, "postgres");
}
