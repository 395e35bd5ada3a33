using System.Text.RegularExpressions;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The PostgreSQL programs in one directory, all of the same version.</summary>
/// <param name="Directory">The directory of the programs, after resolving symbolic links.</param>
/// <param name="Major">The major version of the programs, 15 or higher.</param>
internal sealed partial record PostgresPrograms(string Directory, int Major)
{
    private const int MinMajor = 15;

    private static readonly string[] Required = ["postgres", "initdb", "pg_ctl"];

    // The star stands for the version.
    private static readonly string[] DefaultDirectories = OperatingSystem.IsWindows()
        ? [@"C:\Program Files\PostgreSQL\*\bin"]
        : ["/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin"];

    /// <summary>The full path of a program.</summary>
    public string this[string program] => PathOf(Directory, program);

    /// <summary>
    /// Finds usable programs: only in <paramref name="binDirectory"/> if given; otherwise the first on the PATH, or else the newest in the
    /// usual directories of the operating system.
    /// </summary>
    /// <param name="binDirectory">The value of <c>POSTGRES_BIN</c>; null when it is not set.</param>
    /// <param name="dataMajor">
    /// The major version that created the existing data, which no other version can read; null when there is no data.
    /// </param>
    /// <param name="ct">Cancels the search.</param>
    /// <exception cref="EmbeddedPostgresException">
    /// There are no usable programs; the message lists the searched directories and how to install PostgreSQL.
    /// </exception>
    public static async Task<PostgresPrograms> Find(string? binDirectory, int? dataMajor, CancellationToken ct)
    {
        var unusable = new List<string>();
        foreach (var directory in Candidates(binDirectory).Distinct())
        {
            var (code, version) = await ProcessRunner.Run(PathOf(directory, "postgres"), ["--version"], user: null, ct);
            var major = Version().Match(version) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan) : 0;
            if (code == 0 && major >= MinMajor && (dataMajor ?? major) == major)
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
        return (binDirectory is null ? path.Concat(DefaultDirectories.SelectMany(NewestFirst)) : [binDirectory])
            .Select(directory => PathOf(directory, "postgres"))
            .Where(File.Exists)
            .Select(postgres => File.ResolveLinkTarget(postgres, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(postgres))
            .Select(postgres => Path.GetDirectoryName(postgres)!)
            .Where(directory => Required.All(program => File.Exists(PathOf(directory, program))));
    }

    private static IEnumerable<string> NewestFirst(string pattern)
    {
        var star = pattern.IndexOf('*');
        var slash = pattern.LastIndexOfAny(['/', '\\'], star);
        var rest = pattern.IndexOfAny(['/', '\\'], star);
        var parent = pattern[..slash];
        if (!System.IO.Directory.Exists(parent))
        {
            return [];
        }
        return System.IO.Directory.EnumerateDirectories(parent, pattern[(slash + 1)..rest])
            .OrderByDescending(directory => int.TryParse(directory.AsSpan(star), out var major) ? major : 0)
            .Select(directory => directory + pattern[rest..]);
    }

    private static string NotFound(string? binDirectory, int? dataMajor, List<string> unusable)
    {
        var required = dataMajor is null ? $"PostgreSQL {MinMajor} or newer" : $"PostgreSQL {dataMajor}, which created the existing data,";
        var directories = binDirectory is null
            ? $"POSTGRES_BIN (not set), the PATH, {string.Join(", ", DefaultDirectories)}"
            : $"POSTGRES_BIN ({binDirectory}), which must be the directory of {string.Join(", ", Required)}";
        var found = unusable.Count == 0 ? "" : $" Not usable: {string.Join("; ", unusable)}.";
        var install = InstallCommand.ForThisSystem() is { } command
            ? $"Install it with: {command}"
            : "Install it from https://www.postgresql.org/download/";
        return $"{required} was not found in {directories}.{found} {install}. Or set POSTGRES_BIN to its bin directory, " +
            "or configure ConnectionStrings:WorkOrders.";
    }

    private static string PathOf(string directory, string program) =>
        Path.Join(directory, OperatingSystem.IsWindows() ? program + ".exe" : program);

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();
}
