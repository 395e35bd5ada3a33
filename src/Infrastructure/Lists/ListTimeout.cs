using Microsoft.Extensions.Configuration;
using WorkOrders.Application.Database;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>The timeout of the queries of lists.</summary>
/// <param name="Seconds">The number of seconds after which a query is stopped.</param>
internal sealed record ListTimeout(int Seconds)
{
    private const int DefaultSeconds = 30;

    /// <summary>Reads the setting <c>Lists:TimeoutSeconds</c>.</summary>
    /// <exception cref="DatabaseSetupException">The setting is not a number from 1 to 3,600.</exception>
    public static ListTimeout Read(IConfiguration configuration) => configuration["Lists:TimeoutSeconds"] switch
    {
        null or "" => new(DefaultSeconds),
        var text when int.TryParse(text, out var seconds) && seconds is >= 1 and <= 3600 => new(seconds),
        var text => throw new DatabaseSetupException($"Lists:TimeoutSeconds must be a number from 1 to 3600; it is \"{text}\"."),
    };
}
