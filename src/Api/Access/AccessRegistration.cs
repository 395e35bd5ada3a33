using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace WorkOrders.Api.Access;

/// <summary>Registers authentication and authorization.</summary>
internal static class AccessRegistration
{
    /// <summary>Adds the one authentication scheme, and requires an authenticated user wherever an endpoint does not allow anonymous requests.</summary>
    /// <remarks>Invalid settings in section <c>Access</c> stop the start.</remarks>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CredentialCache>().AddSingleton<PasswordVerifier>().AddSingleton<CredentialVerifier>();

        // Not AddAuthentication(): that adds data protection, which writes keys to the disk at every first start, and nothing here uses them.
        services.AddAuthenticationCore(options => options.DefaultScheme = CredentialHandler.SchemeName).AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, CredentialHandler>(CredentialHandler.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }
}
