using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain;

namespace WorkOrders.Api.Jobs;

/// <summary>
/// The response with a work order: all scalar fields of the contract, planning, OData context, and warnings if there are any.
/// </summary>
/// <param name="Job">The work order.</param>
/// <param name="Root">The root URL of this API, as the client sees it.</param>
/// <param name="Preferences">The preferences of the client.</param>
internal sealed record JobDocument(Job Job, string Root, Preferences Preferences)
{
    /// <summary>The URL of the work orders.</summary>
    public static readonly ResourceUrl Url = new("/api/Jobs");

    /// <summary>The warnings of the create; may be empty.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>The URL of the work order.</summary>
    public string Location => Url.For(Root, Job.Id!.Value);

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Preferences.Minimal)
        {
            writer.WriteString("id", Job.Id!.Value);
        }
        else
        {
            writer.WriteString("@odata.context", $"{Root}/api/$metadata#Jobs/$entity");
            new EntityWriter(Preferences.NullsAsDefaults).WriteFields(writer, Job);
        }
        if (Warnings.Count > 0)
        {
            writer.WritePropertyName("warnings");
            ProblemJson.WriteList(writer, Warnings);
        }
        writer.WriteEndObject();
    }
}
