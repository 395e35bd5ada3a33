using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Database;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Planning.Propose;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Infrastructure.Availability;
using WorkOrders.Infrastructure.Batching;
using WorkOrders.Infrastructure.Changes;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Imports;
using WorkOrders.Infrastructure.Lists;
using WorkOrders.Infrastructure.Planning;
using WorkOrders.Infrastructure.Planning.Proposals;
using WorkOrders.Infrastructure.PostgresHosting;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Requests;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Infrastructure.Sql;
using WorkOrders.Infrastructure.Startup;
using WorkOrders.Infrastructure.Tenancy;
using WorkOrders.Infrastructure.Tenancy.Demo;
using WorkOrders.Infrastructure.WorkOrders;
using WorkOrders.Infrastructure.Writing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the services of the Application and Infrastructure layers. The only public type of this assembly.</summary>
public static class InfrastructureRegistration
{
    /// <summary>Registers the services of the Application layer and the PostgreSQL implementations of its interfaces.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configuration">
    /// The settings that select the database; without <c>ConnectionStrings:WorkOrders</c> the embedded server is used.
    /// </param>
    /// <param name="joins">
    /// Whether to use the embedded server of an API that is already running, as the command line does, instead of failing because the data
    /// directory is in use.
    /// </param>
    /// <remarks>Resolving a service throws <see cref="DatabaseSetupException"/> when a connection string is invalid.</remarks>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration, bool joins = false)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        JsonListHandler.Register(EntityModel.Contract);
        return services
            .AddApplication(unitOfWork: typeof(UnitOfWorkBehavior<,>))
            .AddDatabase(configuration, joins)
            .AddTenancy()
            .AddChangeFeed()
            .AddRequests()
            .AddStores(configuration)
            .AddHandlers(typeof(InfrastructureRegistration).Assembly);
    }

    private static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration, bool joins) => services
        .AddSingleton(provider => ChooseDatabase(provider, configuration, joins))
        .AddSingleton<Migrator>()
        .AddSingleton<OwnerDatabase>()
        .AddSingleton<DatabaseState>()
        .AddSingleton<IDatabaseState>(provider => provider.GetRequiredService<DatabaseState>())
        .AddSingleton(provider => NpgsqlDataSource.Create(provider.GetRequiredService<IDatabaseSource>().Connection.Application))
        // For services that are created before the database is opened. Failures are not cached, so that a later use can succeed.
        .AddSingleton(provider => new Lazy<NpgsqlDataSource>(
            provider.GetRequiredService<NpgsqlDataSource>, LazyThreadSafetyMode.PublicationOnly))
        .AddHostedService<DatabaseStart>()
        .AddHostedService<StatisticsRefresher>();

    private static IServiceCollection AddTenancy(this IServiceCollection services) => services
        .AddSingleton<ICredentialStore, CredentialStore>()
        .AddSingleton<ISessionStore, SessionStore>()
        .AddSingleton<ITenantDirectory, TenantDirectory>()
        .AddSingleton<IUserDirectory, UserDirectory>()
        .AddSingleton<IApiKeyDirectory, ApiKeyDirectory>()
        .AddSingleton<DemoWeek>()
        // The tenant is created before the database is opened.
        .AddSingleton(provider => new Lazy<DemoWeek>(provider.GetRequiredService<DemoWeek>, LazyThreadSafetyMode.PublicationOnly))
        .AddSingleton<DemoTenant>();

    private static IServiceCollection AddChangeFeed(this IServiceCollection services) => services
        .AddSingleton<ChangeSequencer>()
        .AddHostedService<ChangeSequencerTask>()
        .AddHostedService<ChangeBroadcastTask>();

    private static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddScoped<RequestScope>()
        .AddScoped<IRequestScope>(provider => provider.GetRequiredService<RequestScope>())
        .AddScoped(provider => provider.GetRequiredService<RequestScope>().Context)
        .AddScoped(provider => provider.GetRequiredService<RequestScope>().Store)
        .AddSingleton<ScopedSender>()
        .AddSingleton<IScopedSender>(provider => provider.GetRequiredService<ScopedSender>())
        .AddSingleton<IRequestTransactions, RequestTransactions>();

    private static IServiceCollection AddStores(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(_ => CoalescingOptions.Read(configuration))
        .AddSingleton(_ => TravelSettings.Read(configuration))
        .AddSingleton(_ => ListTimeout.Read(configuration))
        .AddSingleton(provider => StreamLimits.Read(
            configuration, provider.GetRequiredService<IDatabaseSource>().Connection.Application))
        .AddSingleton<ModificationWatermark>()
        .AddHostedService<ModificationWatermarkTask>()
        .AddSingleton<NumberLeases>()
        .AddSingleton<RetryQueue>()
        .AddSingleton<TenantStores>()
        .AddSingleton<ILookupBranch, BookingBranch>()
        .AddSingleton<ILookupBranch, AvailabilityBranch>()
        .AddSingleton<ILookupBranch, PreviousVisitBranch>()
        .AddSingleton(provider => new LookupStatements(
            [.. provider.GetServices<ILookupBranch>(), .. ReferrersBranch.ForEach(provider.GetRequiredService<EntityModel>())]))
        .AddSingleton<LookupReader>()
        .AddSingleton<IImportRunRepository, ImportRunRepository>()
        .AddSingleton<IProposalRunRepository, ProposalRunRepository>()
        .AddSingleton<IImportSessionFactory, ImportSessionFactory>()
        .AddScoped<UnitOfWork>()
        .AddTransient<IReferenceReader>(provider => provider.GetRequiredService<IStore>())
        .AddTransient<IPendingRows, PendingRows>()
        .AddTransient<IWorkOrderRepository, WorkOrderRepository>()
        .AddTransient<IPlanningRepository, PlanningRepository>();

    private static IDatabaseSource ChooseDatabase(IServiceProvider services, IConfiguration configuration, bool joins) =>
        configuration.GetConnectionString("WorkOrders") is { Length: > 0 } text
            ? new ConfiguredDatabase(DatabaseConnection.Parse(text, configuration.GetConnectionString("WorkOrdersOwner")))
            : new EmbeddedDatabase(
                EmbeddedPostgresOptions.Read(configuration), joins, services.GetRequiredService<ILogger<EmbeddedDatabase>>());
}
