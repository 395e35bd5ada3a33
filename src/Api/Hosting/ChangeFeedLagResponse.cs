using System.Text.Json.Serialization;
using WorkOrders.Application.Changes;

namespace WorkOrders.Api.Hosting;

/// <summary>The delay of the change feed.</summary>
/// <param name="Waiting">The number of changes of all tenants that cannot be read yet, counted up to 10,000.</param>
/// <param name="OldestSeconds">The age of the oldest of these changes in seconds; 0 when there are none.</param>
internal sealed record ChangeFeedLagResponse(
    [property: JsonPropertyName("waiting")] int Waiting,
    [property: JsonPropertyName("oldest_seconds")] double OldestSeconds)
{
    /// <summary>Creates the response for a lag; null when the lag is unknown.</summary>
    public static ChangeFeedLagResponse? From(ChangeLag? lag) => lag is null ? null : new(lag.Waiting, Math.Round(lag.OldestSeconds, 3));
}
