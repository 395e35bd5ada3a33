namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>The travel between all places of a problem. Its memory grows with the square of the number of different places.</summary>
internal sealed class TravelMatrix
{
    /// <summary>The index of a place to and from which travel does not count.</summary>
    public const int Nowhere = 0;

    private const int Unknown = 1;
    private readonly Dictionary<Place, int> _indices = [];
    private readonly int _size;
    private readonly long[] _ticks;
    private readonly double[] _kilometers;

    public TravelMatrix(IEnumerable<Place?> places, Func<Place?, Place?, Leg> travel)
    {
        Place?[] all = [null, null, .. places.OfType<Place>().Distinct()];
        _size = all.Length;
        _ticks = new long[_size * _size];
        _kilometers = new double[_size * _size];
        for (var from = Unknown; from < _size; from++)
        {
            if (all[from] is { } place)
            {
                _indices[place] = from;
            }
            for (var to = Unknown; to < _size; to++)
            {
                var leg = travel(all[from], all[to]);
                if (leg.Duration < TimeSpan.Zero || !(leg.Kilometers >= 0))
                {
                    throw new ArgumentException($"The travel from {all[from]} to {all[to]} is negative: {leg}.", nameof(travel));
                }
                _ticks[(from * _size) + to] = leg.Duration.Ticks;
                _kilometers[(from * _size) + to] = leg.Kilometers;
            }
        }
    }

    /// <summary>Returns the index of a place.</summary>
    public int IndexOf(Place? place) => place is { } known ? _indices[known] : Unknown;

    /// <summary>Returns the travel time between two places.</summary>
    public long Ticks(int from, int to) => _ticks[(from * _size) + to];

    /// <summary>Returns the distance between two places.</summary>
    public double Kilometers(int from, int to) => _kilometers[(from * _size) + to];
}
