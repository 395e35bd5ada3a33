using System.Text.Json.Serialization;
using WorkOrders.Application.Changes;

namespace WorkOrders.Api.Hosting;

/// <summary>How far the change feed is behind what is written.</summary>
/// <param name="Waiting">How many changes of all tenants nobody can read yet; at 10,000 counting ends.</param>
/// <param name="OldestSeconds">How long the oldest of those counted has waited; 0 when none waits.</param>
internal sealed record LagAnswer(
    [property: JsonPropertyName("waiting")] int Waiting,
    [property: JsonPropertyName("oldest_seconds")] double OldestSeconds)
{
    /// <summary>The answer for a lag.</summary>
    public static LagAnswer? Of(ChangeLag? lag) => lag is null ? null : new(lag.Waiting, Math.Round(lag.OldestSeconds, 3));
}
