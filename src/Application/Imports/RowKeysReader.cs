using System.Text;
using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Imports;

/// <summary>Reads the keys of a row and of its ancestors, before the row is read completely.</summary>
public ref struct RowKeysReader
{
    // More than a valid row can contain. A row with more ancestors is refused when it is read completely.
    private const int MaxAncestors = 20;

    private static readonly IReadOnlyList<RowKey> None = [];

    private readonly RowKeyFields _fields;
    private readonly ApiRoot? _root;
    private Utf8JsonReader _json;
    private Guid? _id;
    private string? _key;

    // Null by default, because most rows have no ancestors.
    private List<RowKey>? _ancestors;
    private List<RowKey>? _embedded;

    private RowKeysReader(RowKeyFields fields, ReadOnlySpan<byte> row, ApiRoot? root)
    {
        (_fields, _root) = (fields, root);
        _json = new(row);
    }

    /// <summary>Reads the keys of a row. The row can be invalid; keys that cannot be read are omitted.</summary>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="row">The JSON of the row, in UTF-8.</param>
    /// <param name="root">The URL of this API; null if references by URL must be relative.</param>
    public static RowKeys Read(Entity entity, ReadOnlySpan<byte> row, ApiRoot? root = null)
    {
        var reader = new RowKeysReader(RowKeyFields.Of(entity), row, root);
        var isObject = false;
        try
        {
            if (reader._json.Read() && reader._json.TokenType == JsonTokenType.StartObject)
            {
                reader.ReadRow(isEmbedded: false);
                isObject = true;
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is thrown for invalid Unicode in a name. The row is refused when it is read completely.
        }
        return new(reader._id, reader._key, reader._ancestors ?? None, reader._embedded ?? None)
        {
            IsObject = isObject,
        };
    }

    private void ReadRow(bool isEmbedded)
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            switch (ReadName())
            {
                case RowKeyFields.Kind.OwnId:
                    AddOwn(new(ReadId(), null), isEmbedded);
                    break;
                case RowKeyFields.Kind.OwnKey:
                    AddOwn(new(null, ReadText()), isEmbedded);
                    break;
                case RowKeyFields.Kind.ReferenceById:
                    Add(ref _ancestors, new(ReadId(), null));
                    break;
                case RowKeyFields.Kind.ReferenceByKey:
                    Add(ref _ancestors, new(null, ReadText()));
                    break;
                case RowKeyFields.Kind.ReferenceByUrl:
                    Add(ref _ancestors, ReadUrl());
                    break;
                case RowKeyFields.Kind.Embedded when _json.Read() && _json.TokenType == JsonTokenType.StartObject:
                    ReadRow(isEmbedded: true);
                    break;
                default:
                    _json.Skip();
                    break;
            }
        }
    }

    /// <summary>Returns the meaning of the current property. Escaped names are compared as well.</summary>
    private RowKeyFields.Kind ReadName() =>
        _fields.KindOf(_json.ValueIsEscaped ? Encoding.UTF8.GetBytes(_json.GetString()!) : _json.ValueSpan);

    private void AddOwn(RowKey key, bool isEmbedded)
    {
        if (!isEmbedded)
        {
            (_id, _key) = (key.Id ?? _id, key.Key ?? _key);
            return;
        }
        Add(ref _ancestors, key);
        Add(ref _embedded, key);
    }

    private static void Add(ref List<RowKey>? keys, RowKey key)
    {
        if (key != default && !(keys?.Count >= MaxAncestors))
        {
            (keys ??= []).Add(key);
        }
    }

    private RowKey ReadUrl() =>
        ReadText() is { } text && EntityUrl.Parse(text, _fields.Entity, _root) is { } url ? new(url.Id, url.Key) : default;

    private Guid? ReadId() => Guid.TryParse(ReadText(), out var id) && id != Guid.Empty ? id : null;

    private string? ReadText()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.String)
        {
            return JsonText.TryRead(ref _json, out var text) && InvisibleText.Trim(text) is { IsEmpty: false } key
                ? Truncation.Truncate(key.ToString(), _fields.MaxKeyLength)
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
