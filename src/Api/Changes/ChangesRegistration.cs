using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Changes;

/// <summary>Registers what the change feed needs.</summary>
internal static class ChangesRegistration
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddChanges(this IServiceCollection services) => services.DescribeFeature(ChangesReference.AddTo);
}
