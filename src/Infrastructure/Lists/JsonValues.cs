using System.Globalization;
using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Lists;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>The values of a row of a collection: a JSON object from the database, with its members in the order of the layout.</summary>
internal sealed class JsonValues(JsonElement row) : IRowValues
{
    private readonly JsonElement[] _values = [.. row.EnumerateObject().Select(member => member.Value)];

    public bool IsNull(int position) => _values[position].ValueKind == JsonValueKind.Null;

    public Guid GetGuid(int position) => _values[position].GetGuid();

    public string GetText(int position) => _values[position].GetString()!;

    public long GetInteger(int position) => _values[position].GetInt64();

    public decimal GetDecimal(int position) => _values[position].GetDecimal();

    public bool GetBoolean(int position) => _values[position].GetBoolean();

    public DateTimeOffset GetInstant(int position) => _values[position].GetDateTimeOffset();

    public DateOnly GetDate(int position) => DateOnly.Parse(GetText(position), CultureInfo.InvariantCulture);

    public TimeOnly GetTimeOfDay(int position) => TimeOnly.Parse(GetText(position), CultureInfo.InvariantCulture);

    public object GetList(int position, Field field) => RowJson.Read(field.Property.PropertyType, _values[position].GetRawText());

    public IEnumerable<IRowValues> GetRows(int position) => IsNull(position)
        ? []
        : _values[position].EnumerateArray().Select(item => new JsonValues(item));
}
