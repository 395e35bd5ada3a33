using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Access;

/// <summary>Registers what authentication needs.</summary>
internal static class AccessRegistration
{
    /// <summary>Adds the checks and their settings, which are validated at start.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<CredentialCache>()
            .AddSingleton<HashingLimiter>()
            .AddSingleton<CredentialCheck>()
            .DescribeFeature(AccessReference.AddTo)
            .DescribeOperations(AccessReference.Describe);
    }
}
