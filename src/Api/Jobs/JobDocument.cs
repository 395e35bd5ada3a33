using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Jobs;

/// <summary>A work order as it is answered: every scalar field of the contract, its planning, its OData context, and warnings where there are any.</summary>
/// <param name="Job">The order.</param>
/// <param name="Root">The address of this API, as the client sees it.</param>
/// <param name="Preferences">How the client wants it written.</param>
internal sealed record JobDocument(Job Job, string Root, Preferences Preferences)
{
    /// <summary>Where work orders can be read.</summary>
    public static readonly ResourceUrl Url = new("/api/Jobs");

    /// <summary>What should be known besides.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>Where the order is.</summary>
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
            if (Warnings.Count > 0)
            {
                writer.WritePropertyName("warnings");
                ProblemError.WriteList(writer, Warnings);
            }
        }
        writer.WriteEndObject();
    }
}
