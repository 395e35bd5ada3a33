using Microsoft.Extensions.Configuration;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The directories of the embedded server.</summary>
internal sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// The directory that stores the data; created if it does not exist. A relative path starts at the current directory.
    /// </summary>
    public string DataDirectory { get; init; } = ".data";

    /// <summary>
    /// The directory of <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> (from <c>POSTGRES_BIN</c>); null to search the PATH
    /// and the usual directories.
    /// </summary>
    public string? BinDirectory { get; init; }

    /// <summary>Reads <c>Embedded:DataDirectory</c> and <c>POSTGRES_BIN</c>.</summary>
    public static EmbeddedPostgresOptions Read(IConfiguration configuration) => new()
    {
        DataDirectory = configuration["Embedded:DataDirectory"] is { Length: > 0 } directory ? directory : ".data",
        BinDirectory = configuration["POSTGRES_BIN"] is { Length: > 0 } programs ? programs : null,
    };
}
