using System.Diagnostics;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>
/// One initialised database cluster: the files, the programs that serve them, and the address they are served at. It is whole or absent:
/// it is made under another name and only renamed when it has its role and its database and is safe on disk.
/// </summary>
internal sealed class Cluster
{
    private const string MakeOwnerAndDatabase = $"""
        create role {ServerAddress.Owner} login createrole password %;
        create database {ServerAddress.Owner} owner {ServerAddress.Owner};

        """;

    private static readonly TimeSpan RemovalPatience = TimeSpan.FromSeconds(10);

    private Cluster(DataDirectory place, PostgresPrograms programs, ServerAddress address) =>
        (Account, Programs, Address, Data, Log) = (place.Account, programs, address, DataIn(place.Server), new ServerLog(Path.Join(place.Server, "server.log")));

    /// <summary>The user its server runs as.</summary>
    public ServerAccount Account { get; }

    /// <summary>Programs of the version that made it.</summary>
    public PostgresPrograms Programs { get; }

    /// <summary>Where its server listens.</summary>
    public ServerAddress Address { get; }

    /// <summary>PostgreSQL's data directory.</summary>
    public string Data { get; }

    /// <summary>Its server's log.</summary>
    public ServerLog Log { get; }

    /// <summary>The major version that made the cluster in a place; null when there is none yet.</summary>
    public static int? MajorIn(DataDirectory place)
    {
        var file = Path.Join(DataIn(place.Server), "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file)) : null;
    }

    /// <summary>The cluster of a place, made when there is none. What an interrupted making left is removed.</summary>
    /// <exception cref="EmbeddedPostgresException">PostgreSQL's own programs fail; the message carries what they printed.</exception>
    public static async Task<Cluster> Open(DataDirectory place, PostgresPrograms programs, ServerAddress address, CancellationToken ct)
    {
        var cluster = new Cluster(place, programs, address);
        if (Directory.Exists(cluster.Data))
        {
            return cluster;
        }
        foreach (var unfinished in Directory.EnumerateDirectories(place.Server, "unfinished-*"))
        {
            await Remove(unfinished, ct);
        }
        // A new name each time, so that an initdb still at work under the old one cannot touch this.
        var data = Path.Join(place.Server, $"unfinished-{Guid.NewGuid():N}");
        await cluster.Make(data, ct);
        Directory.Move(data, cluster.Data);
        return cluster;
    }

    // An initdb whose API was killed may still be writing there. Without its files it gives up, within moments.
    private static async Task Remove(string unfinished, CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); Directory.Exists(unfinished); await Task.Delay(20, ct))
        {
            try
            {
                Directory.Delete(unfinished, recursive: true);
            }
            catch (IOException) when (waited.Elapsed < RemovalPatience)
            {
                continue;
            }
        }
    }

    private async Task Make(string data, CancellationToken ct)
    {
        // Sorting by code point is the fast and unchanging one; Linux has letters beyond ASCII without an order of any country.
        var letters = OperatingSystem.IsLinux() ? "C.UTF-8" : "C";
        string[] guard = Address.PasswordFile is null ? ["--auth=trust"] : ["--auth=scram-sha-256", $"--pwfile={Address.PasswordFile}"];
        var password = Address.PasswordFile is null ? "null" : $"'{await File.ReadAllTextAsync(Address.PasswordFile, ct)}'";
        await Run("initdb", [$"--pgdata={data}", "--username=postgres", "--encoding=UTF8", "--locale=C", $"--lc-ctype={letters}", "--data-checksums", "--no-sync", .. guard], ct);
        await Run("postgres", ["--single", "-F", "-c", "exit_on_error=on", "-D", data, "postgres"], ct, MakeOwnerAndDatabase.Replace("%", password));
        await Run("initdb", [$"--pgdata={data}", "--sync-only"], ct);
    }

    private async Task Run(string program, string[] arguments, CancellationToken ct, string input = "")
    {
        var (code, output) = await Account.Run(Programs[program], arguments, ct, input);
        if (code != 0)
        {
            throw new EmbeddedPostgresException($"{Programs[program]} could not make the database (exit code {code}): {output}");
        }
    }

    /// <summary>PostgreSQL's data directory below the server's own.</summary>
    internal static string DataIn(string server) => Path.Join(server, "data");
}
