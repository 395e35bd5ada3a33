using System.Globalization;
using Microsoft.Extensions.Configuration;
using WorkOrders.Application.Database;
using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Infrastructure.Planning;

/// <summary>Reads the setting for the estimate of travel times.</summary>
internal static class TravelSettings
{
    private const string Speed = "Planning:TravelSpeed";

    /// <summary>Reads <c>Planning:TravelSpeed</c>, the average speed on the road in km/h; 50 by default.</summary>
    /// <exception cref="DatabaseSetupException">The setting is not a number from 1 to 300.</exception>
    public static GreatCircleTravel Read(IConfiguration configuration) => configuration[Speed] switch
    {
        null or "" => new(),
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed is >= 1 and <= 300 =>
            new(speed),
        var text => throw new DatabaseSetupException($"{Speed} must be a number from 1 to 300; it is \"{text}\"."),
    };
}
