using Microsoft.Extensions.Configuration;
using WorkOrders.Application.Database;

namespace WorkOrders.Infrastructure.Batching;

/// <summary>How requests of one tenant that arrive at the same time share round trips to the database.</summary>
/// <param name="MaxBatchSize">The largest number of requests that share one round trip; 1 turns sharing off.</param>
/// <param name="MaxConcurrentBatches">
/// How many round trips of a kind (lookups, reads, writes) one tenant may run at once before further requests wait to share the next.
/// </param>
internal sealed record CoalescingOptions(int MaxBatchSize, int MaxConcurrentBatches)
{
    /// <summary>How many round trips of a kind may run at once; unlimited when they are not shared, so that no request waits.</summary>
    public int ConcurrentBatches => MaxBatchSize == 1 ? int.MaxValue : MaxConcurrentBatches;

    /// <summary>Reads <c>Coalescing:MaxBatchSize</c> and <c>Coalescing:MaxConcurrentBatches</c> from the settings.</summary>
    /// <exception cref="DatabaseSetupException">One of them is not a number from 1 to 1,000.</exception>
    public static CoalescingOptions Read(IConfiguration configuration) =>
        new(Read(configuration, "Coalescing:MaxBatchSize", 32), Read(configuration, "Coalescing:MaxConcurrentBatches", 1));

    private static int Read(IConfiguration configuration, string setting, int otherwise) => configuration[setting] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, out var number) && number is >= 1 and <= 1_000 => number,
        var text => throw new DatabaseSetupException($"{setting} must be a number from 1 to 1000; it is \"{text}\"."),
    };
}
