using System.Text.RegularExpressions;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>PostgreSQL's own programs in one directory, all of one version.</summary>
/// <param name="Directory">The directory that truly holds them: symbolic links are followed.</param>
/// <param name="Major">Their major version, 15 or higher.</param>
internal sealed partial record PostgresPrograms(string Directory, int Major)
{
    private const int Oldest = 15;

    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    // Each with one star, standing for the version.
    private static readonly string[] UsualPlaces = OperatingSystem.IsWindows()
        ? [@"C:\Program Files\PostgreSQL\*\bin"]
        : ["/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin"];

    /// <summary>The full path of one of the programs.</summary>
    public string this[string program] => PathOf(Directory, program);

    /// <summary>Finds programs that can serve: in <paramref name="binDirectory"/> and nowhere else when it is given, else the first on the PATH, else the newest in the usual places.</summary>
    /// <param name="binDirectory">What <c>POSTGRES_BIN</c> says.</param>
    /// <param name="dataMajor">The major version that made the data there is; no other can read it. Null: there is none yet.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="EmbeddedPostgresException">There are none; the message says where they were looked for and how to install them.</exception>
    public static async Task<PostgresPrograms> Find(string? binDirectory, int? dataMajor, CancellationToken ct)
    {
        var unusable = new List<string>();
        foreach (var directory in Candidates(binDirectory).Distinct())
        {
            var (code, version) = await Command.Run(PathOf(directory, "postgres"), ["--version"], user: null, ct);
            var major = Version().Match(version) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan) : 0;
            if (code == 0 && major >= Oldest && (dataMajor ?? major) == major)
            {
                return new PostgresPrograms(directory, major);
            }
            unusable.Add($"{directory} ({(version.Length == 0 ? $"exit code {code}" : version)})");
        }
        throw new EmbeddedPostgresException(NotFound(binDirectory, dataMajor, unusable));
    }

    private static IEnumerable<string> Candidates(string? binDirectory)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return (binDirectory is null ? path.Concat(UsualPlaces.SelectMany(NewestFirst)) : [binDirectory])
            .Select(directory => PathOf(directory, "postgres"))
            .Where(File.Exists)
            .Select(postgres => File.ResolveLinkTarget(postgres, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(postgres))
            .Select(postgres => Path.GetDirectoryName(postgres)!)
            .Where(directory => Needed.All(program => File.Exists(PathOf(directory, program))));
    }

    private static IEnumerable<string> NewestFirst(string place)
    {
        var star = place.IndexOf('*');
        var slash = place.LastIndexOfAny(['/', '\\'], star);
        var rest = place.IndexOfAny(['/', '\\'], star);
        var parent = place[..slash];
        if (!System.IO.Directory.Exists(parent))
        {
            return [];
        }
        return System.IO.Directory.EnumerateDirectories(parent, place[(slash + 1)..rest])
            .OrderByDescending(directory => int.TryParse(directory.AsSpan(star), out var major) ? major : 0)
            .Select(directory => directory + place[rest..]);
    }

    private static string NotFound(string? binDirectory, int? dataMajor, List<string> unusable)
    {
        var wanted = dataMajor is null ? $"PostgreSQL {Oldest} or newer" : $"PostgreSQL {dataMajor}, which made the data there is,";
        var places = binDirectory is null
            ? $"POSTGRES_BIN (not set), the PATH, {string.Join(", ", UsualPlaces)}"
            : $"POSTGRES_BIN ({binDirectory}), which must be the directory that holds {string.Join(", ", Needed)}";
        var found = unusable.Count == 0 ? "" : $" ResolvedRows, but of no use: {string.Join("; ", unusable)}.";
        var install = InstallCommand.ForThisSystem() is { } command ? $"Install it with: {command}" : "Install it from https://www.postgresql.org/download/";
        return $"{wanted} was not found. Looked in: {places}.{found} {install} — or point POSTGRES_BIN at its bin directory, or give a connection string (ConnectionStrings:WorkOrders).";
    }

    private static string PathOf(string directory, string program) => Path.Join(directory, OperatingSystem.IsWindows() ? program + ".exe" : program);

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();
}
