using Microsoft.Extensions.Configuration;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The directories of the embedded server.</summary>
internal sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// The directory that stores the data; created if it does not exist. A relative path is relative to the current directory.
    /// </summary>
    public required string DataDirectory { get; init; }

    /// <summary>
    /// The directory of <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> (from <c>POSTGRES_BIN</c>); null to search the PATH
    /// and the usual directories.
    /// </summary>
    public string? BinDirectory { get; init; }

    /// <summary>
    /// Reads <c>Embedded:DataDirectory</c> and <c>POSTGRES_BIN</c>; the default data directory depends on the current directory.
    /// </summary>
    public static EmbeddedPostgresOptions Read(IConfiguration configuration) => new()
    {
        DataDirectory = configuration["Embedded:DataDirectory"] is { Length: > 0 } directory
            ? directory
            : FindDefaultDirectory(Environment.CurrentDirectory),
        BinDirectory = configuration["POSTGRES_BIN"] is { Length: > 0 } programs ? programs : null,
    };

    /// <summary>
    /// Returns <c>src/Api/.data</c> of the repository when the current directory is inside it, because <c>dotnet run</c> starts the API and
    /// the command line in different directories; otherwise <c>.data</c> in the current directory.
    /// </summary>
    internal static string FindDefaultDirectory(string currentDirectory)
    {
        for (var directory = new DirectoryInfo(currentDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Join(directory.FullName, "WorkOrders.sln")))
            {
                return Path.Join(directory.FullName, "src", "Api", ".data");
            }
        }
        return Path.Join(currentDirectory, ".data");
    }
}
