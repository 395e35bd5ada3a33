using System.Globalization;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Tests.Planning.Optimization;

/// <summary>
/// A vehicle routing problem with time windows by Solomon (1987). Coordinates are in a plane; a unit of length takes a minute.
/// </summary>
internal sealed class SolomonInstance
{
    private const int Vehicles = 25;
    private const int Capacity = 200;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public SolomonInstance(string name)
    {
        using var reader = new StreamReader(typeof(SolomonInstance).Assembly.GetManifestResourceStream($"{name}.txt")!);
        double[][] rows = [
            .. from line in reader.ReadToEnd().Split('\n').Skip(9)
               let cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
               where cells.Length == 7
               select cells.Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()];
        Candidate[] vehicles = [.. Enumerable.Range(0, Vehicles).Select(_ => new Candidate(Guid.NewGuid()))];
        var depot = new Place(rows[0][1], rows[0][2]);
        Routes = [.. vehicles.Select(vehicle => new Route(vehicle.TechnicianId, [new(Start, Start.AddMinutes(rows[0][5]))])
        {
            Start = depot,
            End = depot,
            Capacity = Capacity,
        })];
        // The instance limits the start, and a window limits the end.
        Visits = [.. rows.Skip(1).Select(row => new Visit(
            Guid.NewGuid(), TimeSpan.FromMinutes(row[6]), new(Start.AddMinutes(row[4]), Start.AddMinutes(row[5] + row[6])), vehicles)
        {
            Place = new(row[1], row[2]),
            Load = row[3],
        })];
    }

    public IReadOnlyList<Visit> Visits { get; }

    public IReadOnlyList<Route> Routes { get; }

    /// <summary>Returns options for as few vehicles as possible, and then the shortest distance.</summary>
    public static OptimizerOptions Options(long iterations) => new()
    {
        Weights = new() { Lateness = 0, Priority = 0, LoadBalance = 0, SkillSurplus = 0, Continuity = 0, Route = 1000 },
        Travel = Straight,
        Iterations = iterations,
        Time = TimeSpan.FromMinutes(10),
    };

    private static Leg Straight(Place? from, Place? to)
    {
        if (from is not { } departure || to is not { } destination)
        {
            return default;
        }
        var length = double.Hypot(departure.Latitude - destination.Latitude, departure.Longitude - destination.Longitude);
        return new(TimeSpan.FromMinutes(length), length);
    }
}
