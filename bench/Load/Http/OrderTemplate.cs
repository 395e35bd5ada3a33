using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Load.Http;

/// <summary>A request that creates an order, after one of the examples: each time under a new reference, at another time.</summary>
internal sealed class NewOrder
{
    private const string Reference = "B-000000000000";
    private const string Earliest = "2001-01-01T00:00:00Z";
    private const string Start = "2002-02-02T00:00:00Z";
    private const string Due = "2003-03-03T00:00:00Z";

    private readonly Memory<byte> _reference;
    private readonly Memory<byte> _earliest;
    private readonly Memory<byte> _start;
    private readonly Memory<byte> _due;

    /// <summary>Prepares it.</summary>
    /// <param name="server">Where it is sent.</param>
    /// <param name="key">The tenant's key.</param>
    /// <param name="example">The file of the example.</param>
    /// <param name="fields">What else is said differently.</param>
    public NewOrder(IPEndPoint server, string key, string example, params (string Field, string? Value)[] fields)
    {
        var order = JsonNode.Parse(File.ReadAllText(Path.Join(AppContext.BaseDirectory, "examples", example)))!;
        foreach (var (field, value) in fields.Append(("reference_back_office", Reference)).Append(("earliest_date_plannable", Earliest)).Append(("suggested_date_start", Start)).Append(("due_date", Due)))
        {
            order[field] = value;
        }
        Request = Request.Post(server, key, "/api/Jobs", order.ToJsonString());
        (_reference, _earliest, _start, _due) = (Request.Place(Reference), Request.Place(Earliest), Request.Place(Start), Request.Place(Due));
    }

    /// <summary>The request.</summary>
    public Request Request { get; }

    /// <summary>Makes it another order.</summary>
    /// <param name="number">The number in its reference.</param>
    /// <param name="start">When it would start (UTC).</param>
    public void Become(long number, DateTime start)
    {
        Write(_reference, $"B-{number:D12}");
        Write(_earliest, $"{start.AddDays(-2):s}Z");
        Write(_start, $"{start:s}Z");
        Write(_due, $"{start.AddDays(3):s}Z");
    }

    /// <summary>Writes over a place that is as wide as the text.</summary>
    public static void Write(Memory<byte> place, string text) => Encoding.UTF8.GetBytes(text, place.Span);
}
