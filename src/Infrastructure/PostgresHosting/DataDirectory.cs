using Microsoft.Extensions.Logging;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The directory that keeps the embedded database between runs, held by this process alone until disposed.</summary>
internal sealed class DataDirectory : IDisposable
{
    /// <summary>Stands in for a directory that the server's user cannot reach. The directory asked for is repeated below it, so two checkouts never share their data.</summary>
    internal const string Fallback = "/var/lib/workorders";

    private readonly DirectoryLock _held;

    private DataDirectory(DirectoryLock held, string server, ServerAccount account) => (_held, Server, Account) = (held, server, account);

    /// <summary>The part of it that belongs to the server alone: the cluster, its log, its socket.</summary>
    public string Server { get; }

    /// <summary>The user the server runs as, who owns <see cref="Server"/>.</summary>
    public ServerAccount Account { get; }

    /// <summary>Makes the directory where it is not there, and takes it for this process.</summary>
    /// <exception cref="EmbeddedPostgresException">It is in use, belongs to somebody else, or cannot be made.</exception>
    public static async Task<DataDirectory> Open(string asked, ILogger logger, CancellationToken ct)
    {
        asked = Path.GetFullPath(asked);
        var (directory, account) = (asked, await Prepare(asked, ct));
        if (!await account.CanEnter(asked, ct))
        {
            directory = Path.Join(Fallback, asked);
            logger.LogWarning(
                "PostgreSQL refuses to run as root, and user {User}, who runs it instead, cannot reach {Asked}: the data is kept in {Directory}",
                account.User, asked, directory);
            account = await Prepare(directory, ct);
        }
        var held = DirectoryLock.Take(directory);
        try
        {
            await account.Own(ServerIn(directory), ct);
            return new DataDirectory(held, ServerIn(directory), account);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Gives the directory free for another process; everything in it stays.</summary>
    public void Dispose() => _held.Dispose();

    private static Task<ServerAccount> Prepare(string directory, CancellationToken ct)
    {
        try
        {
            Make(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException($"The data directory {directory} cannot be made: {e.Message} Set Embedded:DataDirectory to one that can.", e);
        }
        return ServerAccount.For(ServerIn(directory), ct);
    }

    // Passable by all whatever the umask: the server's user may be another, and what is secret lies below, in the directory it owns.
    private static void Make(string directory)
    {
        if (Directory.Exists(directory))
        {
            return;
        }
        if (Path.GetDirectoryName(directory) is { } parent)
        {
            Make(parent);
        }
        Directory.CreateDirectory(directory);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(directory, (UnixFileMode)0b111_101_101);
        }
    }

    /// <summary>The part of a data directory that belongs to the server alone.</summary>
    internal static string ServerIn(string directory) => Path.Join(directory, "postgres");
}
