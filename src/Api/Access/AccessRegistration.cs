using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using WorkOrders.Api.Documentation;
using WorkOrders.Application.Access;

namespace WorkOrders.Api.Access;

/// <summary>Registers authentication and authorization.</summary>
internal static class AccessRegistration
{
    /// <summary>
    /// Adds the authentication scheme, and requires an authenticated user for every endpoint that does not allow anonymous requests.
    /// </summary>
    /// <remarks>Invalid settings in section <c>Access</c> prevent the API from starting.</remarks>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton<IAuthenticationService, CredentialAuthentication>()
            .DescribeFeature(AccessOpenApi.AddTo)
            .DescribeOperations(AccessOpenApi.Describe)
            .AddSharedAuthorization()
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(CredentialAuthentication.SchemeName).RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>Adds the services of sessions, and their description.</summary>
    public static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<SignInResponse>()
        .AddSingleton<DemoSignIn>()
        .DescribeFeature(SessionOpenApi.AddTo);

    // The framework's default services are stateless but transient: without these registrations, each request would create all of them.
    private static IServiceCollection AddSharedAuthorization(this IServiceCollection services) => services
        .AddSingleton<IAuthorizationService, DefaultAuthorizationService>()
        .AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>()
        .AddSingleton<IAuthorizationHandlerProvider, DefaultAuthorizationHandlerProvider>()
        .AddSingleton<IAuthorizationHandlerContextFactory, DefaultAuthorizationHandlerContextFactory>()
        .AddSingleton<IAuthorizationEvaluator, DefaultAuthorizationEvaluator>()
        .AddSingleton<IPolicyEvaluator, PolicyEvaluator>();
}
