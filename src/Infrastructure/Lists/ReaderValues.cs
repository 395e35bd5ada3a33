using System.Data.Common;
using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Lists;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>The values of the current row of a reader.</summary>
internal sealed class ReaderValues(DbDataReader reader) : IRowValues
{
    public bool IsNull(int position) => reader.IsDBNull(position);

    public Guid GetGuid(int position) => reader.GetGuid(position);

    public string GetText(int position) => reader.GetString(position);

    public long GetInteger(int position) => reader.GetInt64(position);

    public decimal GetDecimal(int position) => reader.GetDecimal(position);

    public bool GetBoolean(int position) => reader.GetBoolean(position);

    public DateTimeOffset GetInstant(int position) => reader.GetFieldValue<DateTimeOffset>(position);

    public DateOnly GetDate(int position) => reader.GetFieldValue<DateOnly>(position);

    public TimeOnly GetTimeOfDay(int position) => reader.GetFieldValue<TimeOnly>(position);

    public object GetList(int position, Field field) => RowJson.Read(field.Property.PropertyType, reader.GetString(position));

    public IEnumerable<IRowValues> GetRows(int position)
    {
        if (reader.IsDBNull(position))
        {
            yield break;
        }
        using var document = JsonDocument.Parse(reader.GetString(position));
        foreach (var row in document.RootElement.EnumerateArray())
        {
            yield return new JsonValues(row);
        }
    }
}
