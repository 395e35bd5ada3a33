using System.Reflection;
using FluentValidation;
using MediatR;
using WorkOrders.Application.Access;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.MasterData.Save;
using WorkOrders.Application.Planning.Candidates;
using WorkOrders.Application.Planning.Change;
using WorkOrders.Application.Planning.Propose;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Runs;
using WorkOrders.Application.Tenancy;
using WorkOrders.Application.WorkOrders.Change;
using WorkOrders.Application.WorkOrders.Create;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the services of the Application layer.</summary>
public static class ApplicationRegistration
{
    /// <summary>Registers the mediator, its pipeline, and the handlers, row rules and validators of this assembly.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="unitOfWork">
    /// The open generic <see cref="IPipelineBehavior{TRequest, TResponse}"/> that runs the remaining steps of a command as one unit of
    /// work. It runs after validation, so that an invalid command starts no unit of work, and before reference resolution, which is
    /// repeated at each retry.
    /// </param>
    public static IServiceCollection AddApplication(this IServiceCollection services, Type unitOfWork) => services
        .AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>))
        .AddTransient(typeof(IPipelineBehavior<,>), unitOfWork)
        .AddTransient(typeof(IPipelineBehavior<,>), typeof(ReferenceResolutionBehavior<,>))
        .AddTransient<ServiceFactory>(provider => provider.GetRequiredService)
        .AddScoped<IMediator, Mediator>()
        .AddSingleton(EntityModel.Contract)
        .AddScoped<TechnicianSchedule>()
        .AddTransient<WorkOrderCreator>()
        .AddTransient<ChildCanceler>()
        .AddTransient<PlannedOrders>()
        .AddTransient<PlanningCheck>()
        .AddTransient<CandidateReader>()
        .AddSingleton<IPasswordHasher, Pbkdf2PasswordHasher>()
        .AddSingleton<CredentialCache>()
        .AddSingleton<PasswordAttempts>()
        .AddSingleton<PasswordVerifier>()
        .AddSingleton<CredentialVerifier>()
        .AddSingleton<Sessions>()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<ChangeBroadcast>()
        .AddSingleton<BackgroundRuns>()
        .AddHostedService(provider => provider.GetRequiredService<BackgroundRuns>())
        .AddImports()
        .AddSingleton<ProposalSlots>()
        .AddSingleton<ProposalRunner>()
        .AddTransient<ProposalInputReader>()
        .AddTransient<ProposalStore>()
        .AddSingleton<IRowCommands, SaveRowCommands>()
        .AddHandlers(typeof(ApplicationRegistration).Assembly);

    /// <summary>Registers the request handlers, event handlers, row rules and validators of an assembly.</summary>
    public static IServiceCollection AddHandlers(this IServiceCollection services, Assembly assembly) => services
        .Scan(scan => scan.FromAssemblies(assembly)
            .AddClasses(classes => classes.AssignableToAny(typeof(IRequestHandler<,>), typeof(INotificationHandler<>)), publicOnly: false)
                .AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(classes => classes.AssignableTo<IRowRule>(), publicOnly: false)
                .AsImplementedInterfaces().WithSingletonLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)), publicOnly: false)
                .AsImplementedInterfaces().WithSingletonLifetime());
}
