using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Api.Messages;
using WorkOrders.Api.OData;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Rows;

/// <summary>
/// The response with one row: all fields of the contract without embedded objects, the OData context and ETag, and warnings if there are
/// any.
/// </summary>
/// <param name="Row">The row.</param>
/// <param name="Root">The root URL of this API, as the client sees it.</param>
/// <param name="Preferences">The preferences of the client.</param>
/// <param name="Format">The format of the response.</param>
internal sealed record RowDocument(EntityRecord Row, string Root, Preferences Preferences, ResponseFormat Format)
{
    /// <summary>The warnings of the request; may be empty.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>The URL of the row.</summary>
    public string Location => ResourceUrl.Of(Entity).For(Root, Row.Id!.Value);

    /// <summary>The version of the row; a row without one has just been created.</summary>
    public long Version => Row.RowVersion ?? 1;

    private Entity Entity { get; } = Entity.Of(Row.GetType());

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Preferences.Minimal)
        {
            WriteContext(writer, $"({Entity.Id})/$entity");
            writer.WriteString(Entity.Id.JsonName, Row.Id!.Value);
        }
        else
        {
            WriteContext(writer, "/$entity");
            if (Format.HasControlInformation)
            {
                writer.WriteString("@odata.etag", RowETag.Of(Version));
            }
            new EntityWriter(Format.ValuesFor(Preferences)).WriteFields(writer, Row);
        }
        if (Warnings.Count > 0)
        {
            writer.WritePropertyName(ProblemType.MemberOf(Entity));
            ProblemJson.WriteList(writer, Warnings);
        }
        writer.WriteEndObject();
    }

    private void WriteContext(Utf8JsonWriter writer, string fragment)
    {
        if (Format.HasControlInformation)
        {
            writer.WriteString("@odata.context", $"{Root}/api/$metadata#{Entity.Path}{fragment}");
        }
    }
}
