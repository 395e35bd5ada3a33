using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Imports.Files;

/// <summary>How a row calls its order and those above it: all that must be known of it to put the rows in order.</summary>
internal sealed class OrderKeys
{
    // More than four parents, one above the other, can be called; what calls more is refused when it is read in earnest.
    private const int MostAbove = 20;

    // The longest key an order can have, in UTF-16, where a code point is two characters at the most. Of a longer one, which no order has, the beginning does.
    private static readonly int LongestReference = 2 * Fields.Of(typeof(Job)).Find("reference_back_office")!.MaxLength!.Value;

    // Most rows stand alone, and there are many of them.
    private List<OrderKey>? _above;
    private List<OrderKey>? _embedded;

    /// <summary>The order's own id.</summary>
    public Guid? Id { get; private set; }

    /// <summary>The order's own key; its beginning when it is longer than a key can be.</summary>
    public string? Reference { get; private set; }

    /// <summary>What orders above it are called, in whatever form.</summary>
    public IReadOnlyList<OrderKey> Above => _above ?? [];

    /// <summary>Those of them that the row embeds, and so creates when nobody else has.</summary>
    public IReadOnlyList<OrderKey> Embedded => _embedded ?? [];

    /// <summary>Reads them off a row that may be no order at all; what cannot be read is not there.</summary>
    public static OrderKeys Read(ReadOnlySpan<byte> row)
    {
        var names = new OrderKeys();
        var reader = new Utf8JsonReader(row);
        try
        {
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                names.ReadOrder(ref reader, isRow: true);
            }
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // The latter is the reader's way of saying that a name is no Unicode. What is wrong with the row is told when it is read in earnest.
        }
        return names;
    }

    private void ReadOrder(ref Utf8JsonReader reader, bool isRow)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                Take(new(ReadId(ref reader), null), isRow);
            }
            else if (reader.ValueTextEquals("reference_back_office"u8))
            {
                Take(new(null, ReadText(ref reader)), isRow);
            }
            else if (reader.ValueTextEquals("_parent_id"u8))
            {
                Add(ref _above, new(ReadId(ref reader), null));
            }
            else if (reader.ValueTextEquals("_parent_jobs_reference_back_office"u8))
            {
                Add(ref _above, new(null, ReadText(ref reader)));
            }
            else if (reader.ValueTextEquals("_parent_job"u8) && reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadOrder(ref reader, isRow: false);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void Take(OrderKey name, bool isRow)
    {
        if (isRow)
        {
            (Id, Reference) = (name.Id ?? Id, name.Reference ?? Reference);
            return;
        }
        Add(ref _above, name);
        Add(ref _embedded, name);
    }

    private static void Add(ref List<OrderKey>? names, OrderKey name)
    {
        if (name != default && !(names?.Count >= MostAbove))
        {
            (names ??= []).Add(name);
        }
    }

    private static Guid? ReadId(ref Utf8JsonReader reader) => Guid.TryParse(ReadText(ref reader), out var id) && id != Guid.Empty ? id : null;

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return JsonText.TryRead(ref reader, out var text) && text.Length > 0 ? Truncation.Of(text, LongestReference) : null;
        }
        reader.Skip();
        return null;
    }
}
