using Dapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Database;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Infrastructure.Availability;
using WorkOrders.Infrastructure.Batching;
using WorkOrders.Infrastructure.Changes;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Imports;
using WorkOrders.Infrastructure.Planning;
using WorkOrders.Infrastructure.PostgresHosting;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Infrastructure.Tenancy;
using WorkOrders.Infrastructure.WorkOrders;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure;

/// <summary>The one door into this assembly.</summary>
public static class InfrastructureRegistration
{
    /// <summary>Registers PostgreSQL and all that Application's ports ask for.</summary>
    /// <param name="services">Takes the parts.</param>
    /// <param name="configuration">Says which database; without <c>ConnectionStrings:WorkOrders</c> it is our own.</param>
    /// <param name="joins">Whether to join the embedded server of an API that runs already, as the command line does, instead of refusing to share it.</param>
    /// <remarks>Whoever first asks for a part gets a <see cref="DatabaseSetupException"/> when a connection string cannot be read.</remarks>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration, bool joins = false)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        return services.AddDatabase(configuration, joins).AddTenancy().AddPipeline().AddStores(configuration);
    }

    private static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration, bool joins) => services
        .AddSingleton(provider => Source(provider, configuration, joins))
        .AddSingleton<Migrator>()
        .AddSingleton<OwnerDatabase>()
        .AddSingleton<DatabaseState>()
        .AddSingleton<IDatabaseState>(provider => provider.GetRequiredService<DatabaseState>())
        .AddSingleton(provider => NpgsqlDataSource.Create(provider.GetRequiredService<IDatabaseSource>().Connection.Application))
        .AddHostedService<DatabaseStart>()
        .AddSingleton<ChangeSequence>()
        .AddHostedService<ChangeSequencer>()
        .AddHostedService<StatisticsRefresher>();

    private static IServiceCollection AddTenancy(this IServiceCollection services) => services
        .AddSingleton<IPasswordHasher, Pbkdf2PasswordHasher>()
        .AddSingleton<ICredentialStore, CredentialStore>()
        .AddSingleton<ITenantDirectory, TenantDirectory>()
        .AddSingleton<IUserDirectory, UserDirectory>()
        .AddSingleton<IKeyRing, KeyRing>()
        .AddSingleton<DemoTenant>()
        .AddScoped<CurrentCaller>();

    /// <summary>What every command passes through, in this order; each behavior takes the requests that its constraints allow.</summary>
    private static IServiceCollection AddPipeline(this IServiceCollection services) => services
        .AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>))
        .AddTransient(typeof(IPipelineBehavior<,>), typeof(UnitOfWorkBehavior<,>))
        .AddTransient(typeof(IPipelineBehavior<,>), typeof(ReferenceResolutionBehavior<,>))
        .AddTransient<ServiceFactory>(provider => provider.GetRequiredService)
        .AddScoped<IMediator, Mediator>()
        .AddScoped<Problems>()
        .AddScoped<RequestOrigin>()
        .AddScoped<TechnicianSchedule>()
        .AddSingleton(TimeProvider.System)
        .Scan(scan => scan.FromAssembliesOf(typeof(ICommand<>), typeof(InfrastructureRegistration))
            .AddClasses(classes => classes.AssignableToAny(typeof(IRequestHandler<,>), typeof(INotificationHandler<>)), publicOnly: false)
                .AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(classes => classes.AssignableTo<IRowRule>(), publicOnly: false).AsImplementedInterfaces().WithSingletonLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)), publicOnly: false)
                .AsImplementedInterfaces().WithSingletonLifetime());

    private static IServiceCollection AddStores(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(_ => CoalescingOptions.Read(configuration))
        .AddSingleton<NumberLeases>()
        .AddSingleton<RetryQueue>()
        .AddSingleton<TenantStores>()
        .AddSingleton(EntityModel.Contract)
        .AddSingleton<ILookupBranch, BookingBranch>()
        .AddSingleton<LookupStatements>()
        .AddSingleton<LookupReader>()
        .AddScoped<CurrentStore>()
        .AddScoped<IStore>(provider => provider.GetRequiredService<CurrentStore>())
        .AddSingleton<IImportRuns, ImportRuns>()
        .AddSingleton<IImportSessions, ImportSessions>()
        .AddScoped<UnitOfWork>()
        .AddTransient<IReferenceCatalogue>(provider => provider.GetRequiredService<CurrentStore>())
        .AddTransient<IPlannedRows, PlannedRows>()
        .AddTransient<IWorkOrderRepository, WorkOrderRepository>()
        .AddTransient<IPlanningRepository, PlanningRepository>();

    private static IDatabaseSource Source(IServiceProvider services, IConfiguration configuration, bool joins) =>
        configuration.GetConnectionString("WorkOrders") is { Length: > 0 } text
            ? new ConfiguredDatabase(DatabaseConnection.Parse(text, configuration.GetConnectionString("WorkOrdersOwner")))
            : new EmbeddedDatabase(EmbeddedPostgresOptions.Read(configuration), joins, services.GetRequiredService<ILogger<EmbeddedDatabase>>());
}
