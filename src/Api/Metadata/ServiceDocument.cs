using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Api.OData;

namespace WorkOrders.Api.Metadata;

/// <summary>The response at the root of the service: the sets of rows (OData JSON Format 4.01, section 5).</summary>
/// <param name="model">The entity data model.</param>
/// <param name="request">The HTTP request.</param>
internal sealed class ServiceDocument(ContractModel model, HttpRequest request)
{
    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (ResponseFormat.Of(request.HttpContext).HasControlInformation)
        {
            writer.WriteString("@odata.context", $"{ResourceUrl.RootOf(request)}{ApiGroup.Path}/$metadata");
        }
        writer.WriteStartArray("value");
        foreach (var entity in model.Entities)
        {
            writer.WriteStartObject();
            writer.WriteString("name", entity.Path);
            writer.WriteString("kind", "EntitySet");
            writer.WriteString("url", entity.Path);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
