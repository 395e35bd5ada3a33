using System.Diagnostics;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>
/// An initialized database cluster: its files, its PostgreSQL programs, and the address of its server. A cluster is either complete or
/// absent: it is created under a temporary name, and renamed after its role and its database exist and everything is flushed to disk.
/// </summary>
internal sealed class Cluster
{
    private const string CreateOwnerAndDatabase = $"""
        create role {ServerAddress.Owner} login createrole password %;
        create database {ServerAddress.Owner} owner {ServerAddress.Owner};

        """;

    private static readonly TimeSpan RemovalTimeout = TimeSpan.FromSeconds(10);

    private Cluster(DataDirectory directory, PostgresPrograms programs, ServerAddress address)
    {
        (Account, Programs, Address) = (directory.Account, programs, address);
        Data = DataIn(directory.Server);
        Log = new ServerLog(Path.Join(directory.Server, "server.log"));
    }

    /// <summary>The user that runs the server.</summary>
    public ServerAccount Account { get; }

    /// <summary>The programs of the version that created the cluster.</summary>
    public PostgresPrograms Programs { get; }

    /// <summary>The address of the server.</summary>
    public ServerAddress Address { get; }

    /// <summary>PostgreSQL's data directory.</summary>
    public string Data { get; }

    /// <summary>The log of the server.</summary>
    public ServerLog Log { get; }

    /// <summary>Reads the major version that created the cluster in a directory; returns null when there is no cluster yet.</summary>
    public static int? ReadMajorVersion(DataDirectory directory)
    {
        var file = Path.Join(DataIn(directory.Server), "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file)) : null;
    }

    /// <summary>Opens the cluster in a directory, and creates it if there is none. Removes the files of an interrupted creation.</summary>
    /// <exception cref="EmbeddedPostgresException">A PostgreSQL program failed; the message contains its output.</exception>
    public static async Task<Cluster> Open(DataDirectory directory, PostgresPrograms programs, ServerAddress address, CancellationToken ct)
    {
        var cluster = new Cluster(directory, programs, address);
        if (Directory.Exists(cluster.Data))
        {
            return cluster;
        }
        foreach (var unfinished in Directory.EnumerateDirectories(directory.Server, "unfinished-*"))
        {
            await Remove(unfinished, ct);
        }
        // A new name each time, so that an initdb that still runs cannot write here.
        var data = Path.Join(directory.Server, $"unfinished-{Guid.NewGuid():N}");
        await cluster.Create(data, ct);
        Directory.Move(data, cluster.Data);
        return cluster;
    }

    // An initdb whose API was killed may still write to the directory. It fails soon after its files are deleted.
    private static async Task Remove(string unfinished, CancellationToken ct)
    {
        for (var elapsed = Stopwatch.StartNew(); Directory.Exists(unfinished); await Task.Delay(20, ct))
        {
            try
            {
                Directory.Delete(unfinished, recursive: true);
            }
            catch (IOException) when (elapsed.Elapsed < RemovalTimeout)
            {
                continue;
            }
        }
    }

    private async Task Create(string data, CancellationToken ct)
    {
        // Sorting by code point is fast and never changes between versions; on Linux, C.UTF-8 classifies letters beyond ASCII too.
        var characterType = OperatingSystem.IsLinux() ? "C.UTF-8" : "C";
        string[] authentication = Address.PasswordFile is null
            ? ["--auth=trust"]
            : ["--auth=scram-sha-256", $"--pwfile={Address.PasswordFile}"];
        var password = Address.PasswordFile is null ? "null" : $"'{await File.ReadAllTextAsync(Address.PasswordFile, ct)}'";
        string[] locale = ["--encoding=UTF8", "--locale=C", $"--lc-ctype={characterType}"];
        await Run("initdb", [$"--pgdata={data}", "--username=postgres", .. locale, "--data-checksums", "--no-sync", .. authentication], ct);
        await Run(
            "postgres", ["--single", "-F", "-c", "exit_on_error=on", "-D", data, "postgres"], ct,
            CreateOwnerAndDatabase.Replace("%", password));
        await Run("initdb", [$"--pgdata={data}", "--sync-only"], ct);
    }

    private async Task Run(string program, string[] arguments, CancellationToken ct, string input = "")
    {
        var (code, output) = await Account.Run(Programs[program], arguments, ct, input);
        if (code != 0)
        {
            throw new EmbeddedPostgresException($"{Programs[program]} could not create the database (exit code {code}): {output}");
        }
    }

    /// <summary>Returns the path of PostgreSQL's data directory, inside the server's directory.</summary>
    internal static string DataIn(string server) => Path.Join(server, "data");
}
