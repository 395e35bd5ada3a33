using System.Text.Json.Serialization;

namespace WorkOrders.Api.Hosting;

/// <summary>The response of a healthy API.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
/// <param name="ChangeFeed">The delay of the change feed; omitted when it is unknown.</param>
internal sealed record HealthResponse(
    string Status,
    [property: JsonPropertyName("change_feed"),
        JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ChangeFeedLagResponse? ChangeFeed = null);
