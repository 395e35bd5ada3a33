using Microsoft.Extensions.Configuration;
using WorkOrders.Application.Database;

namespace WorkOrders.Infrastructure.Batching;

/// <summary>How requests of one tenant that arrive at the same time share round trips to the database.</summary>
/// <param name="Most">The most requests that share one round trip; 1 turns sharing off.</param>
/// <param name="AtOnce">How many round trips of a kind, looking, reading or writing, one tenant may have under way before others wait to share the next.</param>
internal sealed record CoalescingOptions(int Most, int AtOnce)
{
    /// <summary>How many round trips of a kind may be under way before others wait; none waits where none may share.</summary>
    public int UnderWay => Most == 1 ? int.MaxValue : AtOnce;

    /// <summary>Reads <c>Coalescing:Most</c> and <c>Coalescing:AtOnce</c> from the settings.</summary>
    /// <exception cref="DatabaseSetupException">One of them is not a number from 1 to 1,000.</exception>
    public static CoalescingOptions Read(IConfiguration configuration) =>
        new(Read(configuration, "Coalescing:Most", 32), Read(configuration, "Coalescing:AtOnce", 1));

    private static int Read(IConfiguration configuration, string setting, int otherwise) => configuration[setting] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, out var number) && number is >= 1 and <= 1_000 => number,
        var text => throw new DatabaseSetupException($"{setting} is a number from 1 to 1000; it is \"{text}\"."),
    };
}
