using System.Reflection;
using FluentValidation;
using MediatR;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Tests.Architecture;

/// <summary>Naming and placement conventions.</summary>
public sealed class NameTests
{
    private static readonly string[] ForbiddenSuffixes = ["Manager", "Helper", "Service", "Base", "Common", "Utils", "Util"];

    [Test]
    public void No_type_has_a_forbidden_suffix() => Assert.That(WithForbiddenSuffix(ProductAssemblies.Types), Is.Empty);

    [Test]
    public void No_method_has_an_Async_suffix() => Assert.That(AsyncMethods(ProductAssemblies.Types), Is.Empty);

    [Test]
    public void Commands_and_queries_have_their_suffix()
    {
        var requests = ProductAssemblies.Types.Where(type => type.Implementations(typeof(IRequest<>)).Any()).ToList();
        Assert.That(requests, Is.Not.Empty);
        Assert.That(requests.Where(type => !type.Name.EndsWith(IsCommand(type) ? "Command" : "Query", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_handler_is_named_after_its_request_and_in_the_same_feature()
    {
        var handlers = ProductAssemblies.Types.SelectMany(type => type.Implementations(typeof(IRequestHandler<,>)),
            (handler, of) => (Handler: handler, Request: of.GenericTypeArguments[0])).ToList();
        Assert.That(handlers, Is.Not.Empty);
        Assert.That(handlers.Where(pair =>
            pair.Handler.Name != NameWithoutSuffix(pair.Request) + "Handler" || !IsInFeatureOf(pair.Request, pair.Handler)),
            Is.Empty);
    }

    [Test]
    public void A_command_and_its_handler_are_in_one_folder() =>
        Assert.That(
            from handler in ProductAssemblies.Types
            from of in handler.Implementations(typeof(IRequestHandler<,>))
            where IsCommand(of.GenericTypeArguments[0]) && handler.Namespace != of.GenericTypeArguments[0].Namespace
            select handler, Is.Empty);

    [Test]
    public void A_validator_is_in_the_namespace_of_its_target()
    {
        var validators = ProductAssemblies.Types.SelectMany(type => type.Implementations(typeof(IValidator<>)),
            (validator, of) => (Validator: validator, Of: of.GenericTypeArguments[0])).ToList();
        Assert.That(validators, Is.Not.Empty);
        Assert.That(validators.Where(pair => !pair.Validator.Name.EndsWith("Validator", StringComparison.Ordinal)
            || pair.Validator.Namespace != pair.Of.Namespace), Is.Empty);
    }

    [Test]
    public void An_event_handler_is_named_after_its_action()
    {
        var eventHandlers = ProductAssemblies.Types.Where(type => type.Implementations(typeof(INotificationHandler<>)).Any()).ToList();
        Assert.That(eventHandlers, Is.Not.Empty);
        Assert.That(eventHandlers.Where(type => type.Name.EndsWith("Handler", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_forbidden_name_is_detected()
    {
        Assert.That(WithForbiddenSuffix([typeof(OrderHelper)]), Is.EqualTo(new[] { typeof(OrderHelper) }));
        Assert.That(AsyncMethods([typeof(OrderHelper)]), Is.EqualTo(new[] { "OrderHelper.SaveAsync" }));
    }

    private static IEnumerable<Type> WithForbiddenSuffix(IEnumerable<Type> types) =>
        types.Where(type => ForbiddenSuffixes.Any(suffix => type.Name.Split('`')[0].EndsWith(suffix, StringComparison.Ordinal))
            && type.Name != "PeriodicBackgroundService");

    /// <summary>Returns the methods whose names end in Async, except overrides and interface implementations.</summary>
    private static IEnumerable<string> AsyncMethods(IEnumerable<Type> types) =>
        from type in types
        from method in type.GetMethods(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.Name.EndsWith("Async", StringComparison.Ordinal) && method.GetBaseDefinition() == method && !Implements(type, method)
        select $"{type.Name}.{method.Name}";

    private static bool Implements(Type type, MethodInfo method) =>
        !type.IsInterface && type.GetInterfaces().Any(each => type.GetInterfaceMap(each).TargetMethods.Contains(method));

    private static string NameWithoutSuffix(Type request) =>
        request.Name.Replace("Command", "", StringComparison.Ordinal).Replace("Query", "", StringComparison.Ordinal);

    private static bool IsCommand(Type request) =>
        request.Implementations(typeof(ICommand<>)).Any() || request.Implementations(typeof(ICompositeCommand<>)).Any();

    /// <summary>Checks whether the first folder of the handler within its project is one of the request's folders.</summary>
    private static bool IsInFeatureOf(Type request, Type handler) =>
        request.Namespace!.Split('.').Skip(2).Contains(handler.Namespace!.Split('.')[2]);

    private sealed class OrderHelper : IAsyncDisposable
    {
        public static Task SaveAsync() => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
