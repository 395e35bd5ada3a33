using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkOrders.Application.Database;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Database;
using WorkOrders.Infrastructure.Tenancy;

namespace WorkOrders.Infrastructure;

/// <summary>The one door into this assembly.</summary>
public static class InfrastructureRegistration
{
    /// <summary>Registers PostgreSQL and all that Application's ports ask for.</summary>
    /// <remarks>Whoever first asks for a part gets a <see cref="DatabaseSetupException"/> when a connection string cannot be read.</remarks>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration) => services
        .AddDatabase(configuration)
        .AddTenancy();

    private static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(_ => Source(configuration))
        .AddSingleton<Migrator>()
        .AddSingleton<OwnerDatabase>()
        .AddSingleton<DatabaseState>()
        .AddSingleton<IDatabaseState>(provider => provider.GetRequiredService<DatabaseState>())
        .AddSingleton(provider => NpgsqlDataSource.Create(provider.GetRequiredService<IDatabaseSource>().Connection.Application))
        .AddHostedService<DatabaseStart>();

    private static IServiceCollection AddTenancy(this IServiceCollection services) => services
        .AddSingleton<IPasswordHasher, Pbkdf2PasswordHasher>()
        .AddSingleton<ICredentialStore, CredentialStore>()
        .AddSingleton<ITenantDirectory, TenantDirectory>()
        .AddSingleton<IUserDirectory, UserDirectory>()
        .AddSingleton<IKeyRing, KeyRing>()
        .AddSingleton<DemoTenant>()
        .AddScoped<CurrentCaller>();

    private static IDatabaseSource Source(IConfiguration configuration) =>
        configuration.GetConnectionString("WorkOrders") is { Length: > 0 } text
            ? new ConfiguredDatabase(DatabaseConnection.Parse(text, configuration.GetConnectionString("WorkOrdersOwner")))
            : throw new DatabaseSetupException("ConnectionStrings:WorkOrders is not set: give Host=…;Database=…;Username=…;Password=….");
}
