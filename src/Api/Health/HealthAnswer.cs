namespace WorkOrders.Api.Health;

/// <summary>The answer when all is well.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
internal sealed record HealthAnswer(string Status);
