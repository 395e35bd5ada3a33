using Microsoft.Extensions.Configuration;
using Npgsql;
using WorkOrders.Application.Database;
using WorkOrders.Application.Lists;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Reads the limits of streams.</summary>
internal static class StreamLimits
{
    private const int DefaultStreams = 32;

    /// <summary>The part of the connections with which streams can read at once, so that other requests do not wait for them.</summary>
    private const int PartOfPool = 4;

    /// <summary>Creates the slots by the setting <c>Lists:MaxStreams</c> and the size of the connection pool.</summary>
    /// <exception cref="DatabaseSetupException">The setting is not a number from 1 to 10,000.</exception>
    public static StreamSlots Read(IConfiguration configuration, string connectionString)
    {
        var text = configuration["Lists:MaxStreams"];
        var maxStreams = DefaultStreams;
        if (!string.IsNullOrEmpty(text) && (!int.TryParse(text, out maxStreams) || maxStreams is < 1 or > 10_000))
        {
            throw new DatabaseSetupException($"Lists:MaxStreams must be a number from 1 to 10000; it is \"{text}\".");
        }
        return new(Math.Max(new NpgsqlConnectionStringBuilder(connectionString).MaxPoolSize / PartOfPool, 1), maxStreams);
    }
}
