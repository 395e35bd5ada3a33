using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Load.Http;

/// <summary>A request that creates an order from one of the examples, each time with a new reference and start time.</summary>
internal sealed class OrderTemplate
{
    private const string Reference = "B-000000000000";
    private const string Earliest = "2001-01-01T00:00:00Z";
    private const string Start = "2002-02-02T00:00:00Z";
    private const string Due = "2003-03-03T00:00:00Z";

    private readonly Memory<byte> _reference;
    private readonly Memory<byte> _earliest;
    private readonly Memory<byte> _start;
    private readonly Memory<byte> _due;

    /// <summary>Prepares the request.</summary>
    /// <param name="server">The address of the server.</param>
    /// <param name="key">The API key of the tenant.</param>
    /// <param name="example">The file name of the example.</param>
    /// <param name="fields">Fields to replace in the example.</param>
    public OrderTemplate(IPEndPoint server, string key, string example, params (string Field, string? Value)[] fields)
    {
        var order = JsonNode.Parse(File.ReadAllText(Path.Join(AppContext.BaseDirectory, "examples", example)))!;
        foreach (
            var (field, value) in fields.Append(("reference_back_office", Reference))
                .Append(("earliest_date_plannable", Earliest))
                .Append(("suggested_date_start", Start))
                .Append(("due_date", Due)))
        {
            order[field] = value;
        }
        Request = Request.Post(server, key, "/api/Jobs", order.ToJsonString());
        (_reference, _earliest, _start, _due) = (Request.Slot(Reference), Request.Slot(Earliest), Request.Slot(Start), Request.Slot(Due));
    }

    /// <summary>The request.</summary>
    public Request Request { get; }

    /// <summary>Fills in the values of another order.</summary>
    /// <param name="number">The number in the reference.</param>
    /// <param name="start">The start time (UTC).</param>
    public void Fill(long number, DateTime start)
    {
        Write(_reference, $"B-{number:D12}");
        Write(_earliest, $"{start.AddDays(-2):s}Z");
        Write(_start, $"{start:s}Z");
        Write(_due, $"{start.AddDays(3):s}Z");
    }

    /// <summary>Overwrites a slot with a text of the same width.</summary>
    public static void Write(Memory<byte> slot, string text) => Encoding.UTF8.GetBytes(text, slot.Span);
}
