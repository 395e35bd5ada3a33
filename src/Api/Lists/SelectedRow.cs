using WorkOrders.Api.Http;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Lists;

/// <summary>Creates the response with one row whose fields and related rows are selected.</summary>
internal static class SelectedRow
{
    /// <summary>Creates the response. The values are read now, because the reader is closed when the response is sent.</summary>
    public static IResult Create(HttpRequest request, RequestContext context, RowLayout layout, IRowValues row, bool isPartial)
    {
        var (selection, version) = (layout.Selection, row.GetInteger(layout.Version));
        if (RowETag.Read(request).IfNoneMatch?.Matches(version) == true)
        {
            return new JsonResponse(StatusCodes.Status304NotModified, null) { Version = version, VariesByPreference = true };
        }
        var rows = new RowWriter(request, context.Preferences);
        var members = RowWriter.ToJson(writer =>
        {
            writer.WriteStartObject();
            rows.WriteContext(writer, $"{selection.Entity.Path}{ContextUrl.Of(selection, isPartial)}/$entity");
            rows.WriteMembers(writer, layout, row);
            writer.WriteEndObject();
        });
        return new JsonResponse(StatusCodes.Status200OK, writer => writer.WriteRawValue(members.Span, skipInputValidation: true))
        {
            Version = version,
            VariesByPreference = true,
        };
    }
}
