using System.Text.Json.Serialization;

namespace WorkOrders.Api.Hosting;

/// <summary>The answer when all is well.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
/// <param name="ChangeFeed">How far the change feed is behind; missing when that is not known.</param>
internal sealed record HealthAnswer(
    string Status,
    [property: JsonPropertyName("change_feed"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LagAnswer? ChangeFeed = null);
