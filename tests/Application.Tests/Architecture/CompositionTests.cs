using WorkOrders.Application.Tenancy;
using AutoMapper;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkOrders.Api.Hosting;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Application.Tests.Architecture;

/// <summary>The service registrations are complete; the API is built but not started.</summary>
public sealed class CompositionTests
{
    private WebApplication _app = null!;
    private IServiceScope _request = null!;

    [OneTimeSetUp]
    public void Build()
    {
        _app = WorkOrdersApi.Build(["--ConnectionStrings:WorkOrders", "Host=127.0.0.1"],
            builder => builder.Host.UseDefaultServiceProvider(options =>
        {
            options.ValidateScopes = true;
            options.ValidateOnBuild = true;
        }));
        _request = _app.Services.CreateScope();
        _request.ServiceProvider.GetRequiredService<IRequestScope>().Begin(new(
            new(Guid.NewGuid(), "tenant", "user", TenantSettings.Default), RequestOrigin.None,
            Preferences.From(TenantSettings.Default), new()));
    }

    [OneTimeTearDown]
    public async Task Dispose()
    {
        _request.Dispose();
        await _app.DisposeAsync();
    }

    private static IEnumerable<Type> Requests => ProductAssemblies.Types.Where(type => type.Implementations(typeof(IRequest<>)).Any());

    private static IEnumerable<Type> Commands => Requests.Where(type => type.Implementations(typeof(ICommand<>)).Any());

    private static IEnumerable<Type> OtherRequests => Requests.Except(Commands);

    [Test]
    public void Every_mapping_covers_every_member() =>
        _app.Services.GetRequiredService<IMapper>().ConfigurationProvider.AssertConfigurationIsValid();

    [Test]
    public void Only_the_Api_project_has_mappings() =>
        Assert.That(ProductAssemblies.Types.Where(typeof(Profile).IsAssignableFrom).Select(type => type.Assembly).Distinct(),
            Is.EqualTo(new[] { ProductAssemblies.Api }));

    [TestCaseSource(nameof(Requests))]
    public void Every_request_has_one_handler(Type request) =>
        Assert.That(Services(typeof(IRequestHandler<,>), request), Has.Exactly(1).Items);

    [Test]
    public void Every_event_has_a_handler()
    {
        var events = ProductAssemblies.Types.Where(type => type.IsAssignableTo(typeof(INotification))).ToList();
        Assert.That(events, Is.Not.Empty);
        Assert.That(
            events.Where(type => !_request.ServiceProvider.GetServices(typeof(INotificationHandler<>).MakeGenericType(type)).Any()),
            Is.Empty);
    }

    [Test]
    public void A_create_runs_validation_then_unit_of_work_then_resolution() =>
        Assert.That(Behaviors(typeof(CreateWorkOrderCommand)), Is.EqualTo(new[]
        {
            typeof(ValidationBehavior<,>), typeof(UnitOfWorkBehavior<,>), typeof(ReferenceResolutionBehavior<,>),
        }));

    [TestCaseSource(nameof(Commands))]
    public void Every_command_is_validated_and_runs_in_a_unit_of_work(Type command) =>
        Assert.That(Behaviors(command).Take(2), Is.EqualTo(new[] { typeof(ValidationBehavior<,>), typeof(UnitOfWorkBehavior<,>) }));

    [TestCaseSource(nameof(OtherRequests))]
    public void A_query_or_batch_command_goes_straight_to_its_handler(Type request) => Assert.That(Behaviors(request), Is.Empty);

    private IEnumerable<Type> Behaviors(Type request) =>
        Services(typeof(IPipelineBehavior<,>), request).Select(behavior => behavior.GetType().GetGenericTypeDefinition());

    private IEnumerable<object> Services(Type openType, Type request) => _request.ServiceProvider
        .GetServices(openType.MakeGenericType(request, request.Implementations(typeof(IRequest<>)).Single().GenericTypeArguments[0]))
        .Select(service => service!);
}
