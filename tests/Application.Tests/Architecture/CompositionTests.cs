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

/// <summary>The parts fit together: built as the program builds them, checked as strictly as the container can, and never started.</summary>
public sealed class CompositionTests
{
    private WebApplication _app = null!;
    private IServiceScope _request = null!;

    [OneTimeSetUp]
    public void Build()
    {
        _app = WorkOrdersApi.Build(["--ConnectionStrings:WorkOrders", "Host=127.0.0.1"], builder => builder.Host.UseDefaultServiceProvider(checks =>
        {
            checks.ValidateScopes = true;
            checks.ValidateOnBuild = true;
        }));
        _request = _app.Services.CreateScope();
        _request.ServiceProvider.GetRequiredService<IRequestScope>().Begin(Some.Context(Guid.NewGuid()));
    }

    [OneTimeTearDown]
    public async Task Dispose()
    {
        _request.Dispose();
        await _app.DisposeAsync();
    }

    private static IEnumerable<Type> Requests => House.Types.Where(type => type.Implementations(typeof(IRequest<>)).Any());

    private static IEnumerable<Type> Commands => Requests.Where(type => type.Implementations(typeof(ICommand<>)).Any());

    private static IEnumerable<Type> OtherRequests => Requests.Except(Commands);

    [Test]
    public void Every_mapping_says_where_each_member_comes_from() =>
        _app.Services.GetRequiredService<IMapper>().ConfigurationProvider.AssertConfigurationIsValid();

    [Test]
    public void Only_Api_maps() =>
        Assert.That(House.Types.Where(typeof(Profile).IsAssignableFrom).Select(type => type.Assembly).Distinct(), Is.EqualTo(new[] { House.Api }));

    [TestCaseSource(nameof(Requests))]
    public void Every_request_has_one_handler(Type request) =>
        Assert.That(Parts(typeof(IRequestHandler<,>), request), Has.Exactly(1).Items);

    [Test]
    public void Every_event_has_somebody_who_reacts()
    {
        var events = House.Types.Where(type => type.IsAssignableTo(typeof(INotification))).ToList();
        Assert.That(events, Is.Not.Empty);
        Assert.That(events.Where(happened => !_request.ServiceProvider.GetServices(typeof(INotificationHandler<>).MakeGenericType(happened)).Any()), Is.Empty);
    }

    [Test]
    public void Creating_a_work_order_passes_validation_then_the_unit_of_work_then_the_references() =>
        Assert.That(Behaviors(typeof(CreateWorkOrderCommand)), Is.EqualTo(new[]
        {
            typeof(ValidationBehavior<,>), typeof(UnitOfWorkBehavior<,>), typeof(ReferenceResolutionBehavior<,>),
        }));

    [TestCaseSource(nameof(Commands))]
    public void Every_command_is_validated_and_one_unit_of_work(Type command) =>
        Assert.That(Behaviors(command).Take(2), Is.EqualTo(new[] { typeof(ValidationBehavior<,>), typeof(UnitOfWorkBehavior<,>) }));

    [TestCaseSource(nameof(OtherRequests))]
    public void A_query_or_batch_command_goes_straight_to_its_handler(Type request) => Assert.That(Behaviors(request), Is.Empty);

    private IEnumerable<Type> Behaviors(Type request) => Parts(typeof(IPipelineBehavior<,>), request).Select(behavior => behavior.GetType().GetGenericTypeDefinition());

    private IEnumerable<object> Parts(Type open, Type request) => _request.ServiceProvider
        .GetServices(open.MakeGenericType(request, request.Implementations(typeof(IRequest<>)).Single().GenericTypeArguments[0])).Select(part => part!);
}
