namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>Estimates travel from the distance along the great circle.</summary>
/// <param name="Speed">The average speed on the road, in km/h.</param>
/// <param name="Detour">The distance on the road per kilometre along the great circle.</param>
/// <param name="Unknown">The estimate if one of the places is unknown; zero unless set.</param>
public sealed record GreatCircleTravel(double Speed = 50, double Detour = 1.3, Leg Unknown = default)
{
    /// <summary>
    /// The assumed travel in suggestions and proposals if one of the places is unknown, so that it does not seem near: 10 km, 15 minutes.
    /// </summary>
    public static readonly Leg Typical = new(TimeSpan.FromMinutes(15), 10);

    /// <summary>Returns the estimate. The travel time is rounded up to whole minutes.</summary>
    /// <param name="from">The place of departure; null if unknown.</param>
    /// <param name="to">The destination; null if unknown.</param>
    public Leg Between(Place? from, Place? to)
    {
        if (from is not { } departure || to is not { } destination)
        {
            return Unknown;
        }
        var kilometers = Detour * departure.DistanceTo(destination);
        return new(TimeSpan.FromMinutes(Math.Ceiling(60 * kilometers / Speed)), kilometers);
    }
}
