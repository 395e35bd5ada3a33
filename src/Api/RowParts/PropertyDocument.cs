using WorkOrders.Api.Http;
using WorkOrders.Api.Lists;
using WorkOrders.Api.OData;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Lists;

namespace WorkOrders.Api.RowParts;

/// <summary>Creates the responses with the value of one field.</summary>
internal static class PropertyDocument
{
    /// <summary>
    /// Creates the response with the value as JSON; 204 if it is null (OData 4.01, part 1, section 11.2.4). A list is never null.
    /// </summary>
    public static IResult Of(PartRequest part, RowLayout layout, IRowValues? row)
    {
        var field = part.Part.Field;
        if (row is null || (field is { Kind: not FieldKind.List } && row.IsNull(layout.FirstField)))
        {
            return Results.NoContent();
        }
        var rows = new RowWriter(part.Request, part.Context.Preferences);
        // Written now, because the reader is closed when the response is sent.
        var document = RowWriter.ToJson(writer =>
        {
            writer.WriteStartObject();
            var name = field?.Name ?? ProblemType.Warnings;
            rows.WriteContext(writer, $"{part.Part.Entity.Path}({row.GetGuid(layout.Id)})/{name}");
            writer.WritePropertyName("value");
            if (field is null)
            {
                ProblemJson.WriteList(writer, []);
            }
            else
            {
                rows.Write(writer, field, row, layout.FirstField);
            }
            writer.WriteEndObject();
        });
        return new JsonResponse(StatusCodes.Status200OK, writer => writer.WriteRawValue(document.Span, skipInputValidation: true));
    }

    /// <summary>Creates the response with the value as text; 204 if it is null.</summary>
    public static IResult Text(RowLayout layout, IRowValues? row) => row is null || row.IsNull(layout.FirstField)
        ? Results.NoContent()
        : Results.Text(RowText.Of(layout.Selection.Fields[0], row, layout.FirstField));
}
