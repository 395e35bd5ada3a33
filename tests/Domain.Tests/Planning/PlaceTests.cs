using WorkOrders.Domain.Planning;

namespace WorkOrders.Domain.Tests.Planning;

public sealed class PlaceTests
{
    [TestCase(50.8467, 4.3525, 51.2194, 4.4025, 41.6)]
    [TestCase(50.8467, 4.3525, 40.7128, -74.0060, 5892)]
    [TestCase(0, 179.5, 0, -179.5, 111.2)]
    [TestCase(90, 0, -90, 0, 20015.1)]
    [TestCase(51, 4, 51, 4, 0)]
    public void The_distance_is_along_the_great_circle(double north, double east, double otherNorth, double otherEast, double expected)
    {
        var (place, other) = (new Place(north, east), new Place(otherNorth, otherEast));
        Assert.That(place.DistanceTo(other), Is.EqualTo(expected).Within(0.1).Percent);
        Assert.That(other.DistanceTo(place), Is.EqualTo(place.DistanceTo(other)));
    }

    [TestCase(null, 4.0)]
    [TestCase(51.0, null)]
    [TestCase(0.0, 0.0)]
    [TestCase(-1.0, -1.0)]
    public void Placeholders_are_unknown_places(double? latitude, double? longitude) =>
        Assert.That(Place.Known((decimal?)latitude, (decimal?)longitude), Is.Null);

    [Test]
    public void Other_coordinates_are_known_places()
    {
        Assert.That(Place.Known(0, 4.5m), Is.EqualTo(new Place(0, 4.5)));
        Assert.That(Place.Known(-1, 0), Is.EqualTo(new Place(-1, 0)));
    }
}
