using Microsoft.Extensions.Configuration;
using WorkOrders.Application.Database;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>The settings of lists.</summary>
/// <param name="TimeoutSeconds">The number of seconds after which the query of a list is stopped.</param>
internal sealed record ListOptions(int TimeoutSeconds)
{
    private const int DefaultSeconds = 30;

    /// <summary>Reads <c>Lists:TimeoutSeconds</c> from the settings.</summary>
    /// <exception cref="DatabaseSetupException">The setting is not a number from 1 to 3,600.</exception>
    public static ListOptions Read(IConfiguration configuration) => configuration["Lists:TimeoutSeconds"] switch
    {
        null or "" => new(DefaultSeconds),
        var text when int.TryParse(text, out var seconds) && seconds is >= 1 and <= 3600 => new(seconds),
        var text => throw new DatabaseSetupException($"Lists:TimeoutSeconds must be a number from 1 to 3600; it is \"{text}\"."),
    };
}
