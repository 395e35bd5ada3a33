using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Load.Database;

namespace WorkOrders.Load.Http;

/// <summary>The main job: a thin order by codes (<c>erp-by-codes.json</c>), suggested, each for another equipment, technician and time of the coming year.</summary>
internal sealed class ThinOrders : IRequests
{
    private static readonly string Example = File.ReadAllText(Path.Join(AppContext.BaseDirectory, "examples", "erp-by-codes.json"));

    private readonly Random _random = Random.Shared;
    private readonly Request _request;
    private readonly Memory<byte> _reference;
    private readonly Memory<byte> _project;
    private readonly Memory<byte> _technician;
    private readonly Memory<byte> _earliest;
    private readonly Memory<byte> _start;
    private readonly Memory<byte> _due;

    public ThinOrders(IPEndPoint server, string key)
    {
        _request = Request.Post(server, key, "/api/Jobs", Template().ToJsonString());
        (_reference, _project, _technician) = (_request.Place("B-000000000000"), _request.Place("EQ-00000"), _request.Place("T000"));
        (_earliest, _start, _due) = (_request.Place("2001-01-01T00:00:00Z"), _request.Place("2002-02-02T00:00:00Z"), _request.Place("2003-03-03T00:00:00Z"));
    }

    /// <inheritdoc/>
    public int Expected => 201;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next()
    {
        var start = Stock.FirstFreeDay.AddMinutes(_random.Next(Stock.MinutesAhead));
        Write(_reference, $"B-{References.Next():D12}");
        Write(_project, Stock.Project(_random.Next(Stock.Projects)));
        Write(_technician, Stock.Technician(_random.Next(Stock.Technicians)));
        Write(_earliest, $"{start.AddDays(-2):s}Z");
        Write(_start, $"{start:s}Z");
        Write(_due, $"{start.AddDays(3):s}Z");
        return _request.Bytes;
    }

    private static JsonNode Template()
    {
        var order = JsonNode.Parse(Example)!;
        order["reference_back_office"] = "B-000000000000";
        order["project_reference_back_office"] = "EQ-00000";
        order["suggested_user_code"] = "T000";
        order["earliest_date_plannable"] = "2001-01-01T00:00:00Z";
        order["suggested_date_start"] = "2002-02-02T00:00:00Z";
        order["due_date"] = "2003-03-03T00:00:00Z";
        return order;
    }

    private static void Write(Memory<byte> place, string text) => System.Text.Encoding.UTF8.GetBytes(text, place.Span);
}
