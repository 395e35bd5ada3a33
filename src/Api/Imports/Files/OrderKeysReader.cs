using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Import;

namespace WorkOrders.Api.Imports.Files;

/// <summary>Reads the keys of a row's order and of the orders above it, before the row is read as a whole.</summary>
internal ref struct OrderKeysReader
{
    // More than the nesting that is accepted can name; a row that names more is refused when it is read as a whole.
    private const int MaxAncestors = 20;

    // In UTF-16, where a code point has at most two characters. A longer key, which no order has, is cut off.
    private static readonly int MaxReferenceLength = 2 * Fields.Of(typeof(Job)).Find("reference_back_office")!.MaxLength!.Value;

    private static readonly IReadOnlyList<OrderKey> None = [];

    private Utf8JsonReader _json;
    private Guid? _id;
    private string? _reference;

    // Most rows name no order above them.
    private List<OrderKey>? _ancestors;
    private List<OrderKey>? _embedded;

    private OrderKeysReader(ReadOnlySpan<byte> row) => _json = new(row);

    /// <summary>Reads them from a row that need not be an order; what cannot be read is left out.</summary>
    public static OrderKeys Read(ReadOnlySpan<byte> row)
    {
        var reader = new OrderKeysReader(row);
        try
        {
            if (reader._json.Read() && reader._json.TokenType == JsonTokenType.StartObject)
            {
                reader.ReadOrder(isRow: true);
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is thrown for invalid Unicode in a name. The row is refused when it is read as a whole.
        }
        return new(reader._id, reader._reference, reader._ancestors ?? None, reader._embedded ?? None);
    }

    private void ReadOrder(bool isRow)
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (_json.ValueTextEquals("id"u8))
            {
                AddOwn(new(ReadId(), null), isRow);
            }
            else if (_json.ValueTextEquals("reference_back_office"u8))
            {
                AddOwn(new(null, ReadText()), isRow);
            }
            else if (_json.ValueTextEquals("_parent_id"u8))
            {
                Add(ref _ancestors, new(ReadId(), null));
            }
            else if (_json.ValueTextEquals("_parent_jobs_reference_back_office"u8))
            {
                Add(ref _ancestors, new(null, ReadText()));
            }
            else if (_json.ValueTextEquals("_parent_job"u8) && _json.Read() && _json.TokenType == JsonTokenType.StartObject)
            {
                ReadOrder(isRow: false);
            }
            else
            {
                _json.Skip();
            }
        }
    }

    private void AddOwn(OrderKey key, bool isRow)
    {
        if (isRow)
        {
            (_id, _reference) = (key.Id ?? _id, key.Reference ?? _reference);
            return;
        }
        Add(ref _ancestors, key);
        Add(ref _embedded, key);
    }

    private static void Add(ref List<OrderKey>? keys, OrderKey key)
    {
        if (key != default && !(keys?.Count >= MaxAncestors))
        {
            (keys ??= []).Add(key);
        }
    }

    private Guid? ReadId() => Guid.TryParse(ReadText(), out var id) && id != Guid.Empty ? id : null;

    private string? ReadText()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.String)
        {
            return JsonText.TryRead(ref _json, out var text) && text.Length > 0 ? Truncation.Truncate(text, MaxReferenceLength) : null;
        }
        _json.Skip();
        return null;
    }
}
