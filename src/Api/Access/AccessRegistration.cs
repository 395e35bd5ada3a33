using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Access;

/// <summary>Registers authentication and authorization.</summary>
internal static class AccessRegistration
{
    /// <summary>
    /// Adds the one authentication scheme, and requires an authenticated user wherever an endpoint does not allow anonymous requests.
    /// </summary>
    /// <remarks>Invalid settings in section <c>Access</c> stop the start.</remarks>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton<CredentialCache>()
            .AddSingleton<PasswordVerifier>()
            .AddSingleton<CredentialVerifier>()
            .AddSingleton<IAuthenticationService, CredentialAuthentication>()
            .DescribeFeature(AccessReference.AddTo)
            .DescribeOperations(AccessReference.Describe)
            .AddSharedAuthorization()
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(CredentialAuthentication.SchemeName).RequireAuthenticatedUser().Build());
        return services;
    }

    // The framework's own parts, which hold no state: it would create all of them for every request.
    private static IServiceCollection AddSharedAuthorization(this IServiceCollection services) => services
        .AddSingleton<IAuthorizationService, DefaultAuthorizationService>()
        .AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>()
        .AddSingleton<IAuthorizationHandlerProvider, DefaultAuthorizationHandlerProvider>()
        .AddSingleton<IAuthorizationHandlerContextFactory, DefaultAuthorizationHandlerContextFactory>()
        .AddSingleton<IAuthorizationEvaluator, DefaultAuthorizationEvaluator>()
        .AddSingleton<IPolicyEvaluator, PolicyEvaluator>();
}
