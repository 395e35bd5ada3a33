using WorkOrders.Api.Http;
using WorkOrders.Api.Lists;
using WorkOrders.Application.Lists;

namespace WorkOrders.Api.RowParts;

/// <summary>Creates the response with the URL of a referenced row (OData JSON Format 4.01, 14).</summary>
internal static class ReferenceDocument
{
    /// <summary>Creates the response; 204 if there is no such row.</summary>
    public static IResult Of(PartRequest part, RowLayout layout, IRowValues? row)
    {
        if (row is null)
        {
            return Results.NoContent();
        }
        var url = ResourceUrl.Of(part.Part.Entity).For(ResourceUrl.RootOf(part.Request), row.GetGuid(layout.Id));
        return new JsonResponse(StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            new RowWriter(part.Request, part.Context.Preferences).WriteContext(writer, "$ref");
            writer.WriteString("@odata.id", url);
            writer.WriteEndObject();
        });
    }
}
