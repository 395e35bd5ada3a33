namespace WorkOrders.Domain.Planning;

/// <summary>A point on the earth.</summary>
/// <param name="Latitude">The latitude in degrees.</param>
/// <param name="Longitude">The longitude in degrees.</param>
public readonly record struct Place(double Latitude, double Longitude)
{
    private const double EarthRadius = 6371.0088;

    /// <summary>Returns a place, or null if it is unknown: a coordinate is missing, or they are (0, 0) or (-1, -1).</summary>
    /// <param name="latitude">The latitude in degrees.</param>
    /// <param name="longitude">The longitude in degrees.</param>
    public static Place? Known(decimal? latitude, decimal? longitude) => (latitude, longitude) switch
    {
        (null, _) or (_, null) or (0, 0) or (-1, -1) => null,
        ({ } north, { } east) => new((double)north, (double)east),
    };

    /// <summary>Returns the distance along the great circle, in kilometres.</summary>
    public double DistanceTo(Place other)
    {
        var north = Math.Sin(double.DegreesToRadians(other.Latitude - Latitude) / 2);
        var east = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var parallels = Math.Cos(double.DegreesToRadians(Latitude)) * Math.Cos(double.DegreesToRadians(other.Latitude));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt((north * north) + (parallels * east * east))));
    }
}
