using Microsoft.Extensions.Configuration;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>Where the embedded server keeps its data and where its programs are.</summary>
internal sealed record EmbeddedPostgresOptions
{
    /// <summary>The directory that keeps the data between runs; made when it is not there. A relative one counts from the current directory.</summary>
    public string DataDirectory { get; init; } = ".data";

    /// <summary>The directory that holds <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> (from <c>POSTGRES_BIN</c>); null: look on the PATH and in the usual places.</summary>
    public string? BinDirectory { get; init; }

    /// <summary>Reads <c>Embedded:DataDirectory</c> and <c>POSTGRES_BIN</c>.</summary>
    public static EmbeddedPostgresOptions Read(IConfiguration configuration) => new()
    {
        DataDirectory = configuration["Embedded:DataDirectory"] is { Length: > 0 } directory ? directory : ".data",
        BinDirectory = configuration["POSTGRES_BIN"] is { Length: > 0 } programs ? programs : null,
    };
}
