using System.Globalization;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Lists;

namespace WorkOrders.Api.Lists;

/// <summary>Writes values as text, in the formats that they have in JSON.</summary>
internal static class RowText
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    /// <summary>Returns the text of a value; empty if it is null.</summary>
    public static string Of(Field field, IRowValues row, int position) => row.IsNull(position) ? "" : field.Kind switch
    {
        FieldKind.Guid => row.GetGuid(position).ToString(),
        FieldKind.Text => row.GetText(position),
        FieldKind.Integer => row.GetInteger(position).ToString(CultureInfo.InvariantCulture),
        FieldKind.Decimal => row.GetDecimal(position).ToString(CultureInfo.InvariantCulture),
        FieldKind.Boolean => row.GetBoolean(position) ? "true" : "false",
        FieldKind.Instant => row.GetInstant(position).UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture),
        FieldKind.Date => CalendarText.Of(row.GetDate(position)),
        FieldKind.TimeOfDay => CalendarText.Of(row.GetTimeOfDay(position)),
        _ => throw new InvalidOperationException($"{field} contains a list, which cannot be written as text."),
    };
}
