using System.Buffers;
using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Api.Messages;
using WorkOrders.Api.OData;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Lists;

/// <summary>Writes rows as JSON, directly from the values that the database sends.</summary>
internal sealed class RowWriter
{
    private readonly string _root;
    private readonly bool _hasControlInformation;
    private readonly ValueFormat _format;
    private readonly EntityWriter _values;

    /// <summary>Creates the writer for the response to a request.</summary>
    public RowWriter(HttpRequest request, Preferences preferences)
    {
        var format = ResponseFormat.Of(request.HttpContext);
        (_root, _hasControlInformation) = (ResourceUrl.RootOf(request), format.HasControlInformation);
        _format = format.ValuesFor(preferences);
        _values = new(_format);
    }

    /// <summary>Returns the written JSON, which can be sent after the reader of the rows is closed.</summary>
    public static ReadOnlyMemory<byte> ToJson(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, JsonResponse.Options);
        write(writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Writes a row as an object.</summary>
    public void Write(Utf8JsonWriter writer, RowLayout layout, IRowValues row)
    {
        writer.WriteStartObject();
        WriteMembers(writer, layout, row);
        writer.WriteEndObject();
    }

    /// <summary>Writes the context URL into the current object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="fragment">The part after <c>#</c>.</param>
    public void WriteContext(Utf8JsonWriter writer, string fragment)
    {
        if (_hasControlInformation)
        {
            writer.WriteString("@odata.context", $"{_root}/api/$metadata#{fragment}");
        }
    }

    /// <summary>Writes the number of rows of a list into the current object.</summary>
    public void WriteCount(Utf8JsonWriter writer, long count) => _format.Write(writer, "@odata.count", count);

    /// <summary>Writes the ETag, the fields, the related rows and the warnings of a row into the current object.</summary>
    public void WriteMembers(Utf8JsonWriter writer, RowLayout layout, IRowValues row, params IReadOnlyList<Problem> warnings)
    {
        var selection = layout.Selection;
        if (_hasControlInformation)
        {
            if (!selection.HasId)
            {
                writer.WriteString("@odata.id", ResourceUrl.Of(selection.Entity).For(_root, row.GetGuid(layout.Id)));
            }
            writer.WriteString("@odata.etag", RowETag.Of(row.GetInteger(layout.Version)));
        }
        for (var index = 0; index < selection.Fields.Count; index++)
        {
            var field = selection.Fields[index];
            writer.WritePropertyName(field.JsonName);
            Write(writer, field, row, layout.FirstField + index);
        }
        for (var index = 0; index < selection.References.Count; index++)
        {
            writer.WritePropertyName(selection.References[index].Reference.NavigationName);
            var target = layout.References[index];
            if (row.IsNull(target.Id))
            {
                writer.WriteNullValue();
            }
            else
            {
                Write(writer, target, row);
            }
        }
        for (var index = 0; index < selection.Collections.Count; index++)
        {
            writer.WriteStartArray(selection.Collections[index].Collection.Name);
            foreach (var item in row.GetRows(layout.FirstCollection + index))
            {
                Write(writer, layout.Collections[index], item);
            }
            writer.WriteEndArray();
        }
        if (selection.HasWarnings || warnings.Count > 0)
        {
            writer.WritePropertyName(ProblemType.MemberOf(selection.Entity));
            ProblemJson.WriteList(writer, warnings);
        }
    }

    /// <summary>Writes the value of a field.</summary>
    public void Write(Utf8JsonWriter writer, Field field, IRowValues row, int position)
    {
        if (row.IsNull(position))
        {
            _values.Write(writer, field, null);
            return;
        }
        switch (field.Kind)
        {
            case FieldKind.Guid: writer.WriteStringValue(row.GetGuid(position)); break;
            case FieldKind.Text: writer.WriteStringValue(row.GetText(position)); break;
            case FieldKind.Integer: writer.WriteNumberValue(row.GetInteger(position)); break;
            case FieldKind.Boolean: writer.WriteBooleanValue(row.GetBoolean(position)); break;
            case FieldKind.Instant: writer.WriteStringValue(row.GetInstant(position).UtcDateTime); break;
            case FieldKind.Date: writer.WriteStringValue(CalendarText.Of(row.GetDate(position))); break;
            case FieldKind.TimeOfDay: writer.WriteStringValue(CalendarText.Of(row.GetTimeOfDay(position))); break;
            case FieldKind.Decimal: _format.Write(writer, row.GetDecimal(position)); break;
            default: _values.Write(writer, field, row.GetList(position, field)); break;
        }
    }
}
