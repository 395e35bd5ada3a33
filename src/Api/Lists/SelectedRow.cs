using WorkOrders.Api.Http;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Lists;

/// <summary>Creates the responses with one row whose fields and related rows are selected.</summary>
internal static class SelectedRow
{
    /// <summary>
    /// Creates the response to a read: the row, or 304 if the client already has this version. A response with related rows is always
    /// complete, because the version of the row does not change with theirs.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="context">The context of the request.</param>
    /// <param name="layout">The layout of the row.</param>
    /// <param name="row">The values.</param>
    public static JsonResponse Read(HttpRequest request, RequestContext context, RowLayout layout, IRowValues row)
    {
        var response = Create(request, context, layout, row);
        return layout.Selection is { References.Count: 0, Collections.Count: 0 }
                && RowETag.Read(request).IfNoneMatch?.Matches(response.Version!.Value) == true
            ? response with { Status = StatusCodes.Status304NotModified, Body = null }
            : response;
    }

    /// <summary>Creates the response. The values are read now, because the reader is closed when the response is sent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="context">The context of the request, with the warnings.</param>
    /// <param name="layout">The layout of the row.</param>
    /// <param name="row">The values.</param>
    public static JsonResponse Create(HttpRequest request, RequestContext context, RowLayout layout, IRowValues row)
    {
        var (selection, rows) = (layout.Selection, new RowWriter(request, context.Preferences));
        var document = RowWriter.ToJson(writer =>
        {
            writer.WriteStartObject();
            rows.WriteContext(writer, $"{selection.Entity.Path}{ContextUrl.Of(selection)}/$entity");
            rows.WriteMembers(writer, layout, row, context.Problems.Warnings);
            writer.WriteEndObject();
        });
        return new JsonResponse(StatusCodes.Status200OK, writer => writer.WriteRawValue(document.Span, skipInputValidation: true))
        {
            Version = row.GetInteger(layout.Version),
            VariesByPreference = true,
        };
    }
}
