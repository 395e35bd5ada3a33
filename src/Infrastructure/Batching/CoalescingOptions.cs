using Microsoft.Extensions.Configuration;
using WorkOrders.Application.Database;

namespace WorkOrders.Infrastructure.Batching;

/// <summary>The limits within which concurrent requests of one tenant share round trips to the database.</summary>
/// <param name="MaxBatchSize">The maximum number of requests that share one round trip; 1 turns sharing off.</param>
/// <param name="MaxConcurrentBatches">
/// The limit of concurrent round trips per tenant and kind (lookups, reads, writes). Further requests wait and share the next round trip.
/// </param>
internal sealed record CoalescingOptions(int MaxBatchSize, int MaxConcurrentBatches)
{
    /// <summary>
    /// The maximum number of concurrent round trips of a kind; unlimited when requests do not share them, so that none waits.
    /// </summary>
    public int ConcurrentBatches => MaxBatchSize == 1 ? int.MaxValue : MaxConcurrentBatches;

    /// <summary>Reads <c>Coalescing:MaxBatchSize</c> and <c>Coalescing:MaxConcurrentBatches</c> from the settings.</summary>
    /// <exception cref="DatabaseSetupException">A setting is not a number from 1 to 1,000.</exception>
    public static CoalescingOptions Read(IConfiguration configuration) =>
        new(Read(configuration, "Coalescing:MaxBatchSize", 32), Read(configuration, "Coalescing:MaxConcurrentBatches", 1));

    private static int Read(IConfiguration configuration, string setting, int otherwise) => configuration[setting] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, out var number) && number is >= 1 and <= 1_000 => number,
        var text => throw new DatabaseSetupException($"{setting} must be a number from 1 to 1000; it is \"{text}\"."),
    };
}
