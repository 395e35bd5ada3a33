namespace WorkOrders.Api.Rows;

/// <summary>Marks endpoints with the query parameter <c>force</c>, which overrides the rules that can be overridden.</summary>
internal sealed class AllowsForce
{
    /// <summary>The metadata of these endpoints.</summary>
    public static readonly AllowsForce Metadata = new();
}
