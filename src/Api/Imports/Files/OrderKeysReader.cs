using System.Text;
using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Import;

namespace WorkOrders.Api.Imports.Files;

/// <summary>Reads the keys of a row's order and of its ancestors, before the row is read completely.</summary>
internal ref struct OrderKeysReader
{
    // More than a valid row can contain. A row with more ancestors is refused when it is read completely.
    private const int MaxAncestors = 20;

    // In UTF-16 characters: a code point has at most two. A longer key is not a valid key of an order and is truncated.
    private static readonly int MaxReferenceLength = 2 * Fields.Of(typeof(Job)).Find("reference_back_office")!.MaxLength!.Value;

    private static readonly IReadOnlyList<OrderKey> None = [];

    private Utf8JsonReader _json;
    private Guid? _id;
    private string? _reference;

    // Null by default, because most rows have no ancestors.
    private List<OrderKey>? _ancestors;
    private List<OrderKey>? _embedded;

    private OrderKeysReader(ReadOnlySpan<byte> row) => _json = new(row);

    /// <summary>Reads the keys of a row. The row can be invalid; keys that cannot be read are omitted.</summary>
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
            // InvalidOperationException is thrown for invalid Unicode in a name. The row is refused when it is read completely.
        }
        return new(reader._id, reader._reference, reader._ancestors ?? None, reader._embedded ?? None);
    }

    private void ReadOrder(bool isRow)
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (IsNamed("id"u8))
            {
                AddOwn(new(ReadId(), null), isRow);
            }
            else if (IsNamed("reference_back_office"u8))
            {
                AddOwn(new(null, ReadText()), isRow);
            }
            else if (IsNamed("_parent_id"u8))
            {
                Add(ref _ancestors, new(ReadId(), null));
            }
            else if (IsNamed("_parent_jobs_reference_back_office"u8))
            {
                Add(ref _ancestors, new(null, ReadText()));
            }
            else if (IsNamed("_parent_job@odata.bind"u8))
            {
                Add(ref _ancestors, ReadUrl());
            }
            else if (IsNamed("_parent_job"u8) && _json.Read() && _json.TokenType == JsonTokenType.StartObject)
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

    /// <summary>Whether the current property has a name, in any letter case.</summary>
    private readonly bool IsNamed(ReadOnlySpan<byte> name) =>
        _json.ValueTextEquals(name) || (!_json.HasValueSequence && Ascii.EqualsIgnoreCase(_json.ValueSpan, name));

    private OrderKey ReadUrl() =>
        ReadText() is { } text && EntityUrl.Parse(text, Entity.Of<Job>()) is { } url ? new(url.Id, url.Key) : default;

    private Guid? ReadId() => Guid.TryParse(ReadText(), out var id) && id != Guid.Empty ? id : null;

    private string? ReadText()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.String)
        {
            return JsonText.TryRead(ref _json, out var text) && InvisibleText.Trim(text) is { IsEmpty: false } key
                ? Truncation.Truncate(key.ToString(), MaxReferenceLength)
                : null;
        }
        if (_json.TokenType == JsonTokenType.Number)
        {
            return Encoding.ASCII.GetString(_json.ValueSpan);
        }
        _json.Skip();
        return null;
    }
}
