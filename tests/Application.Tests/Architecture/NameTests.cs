using System.Reflection;
using FluentValidation;
using MediatR;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Tests.Architecture;

/// <summary>Things are called what they are, and stand where people look for them.</summary>
public sealed class NameTests
{
    private static readonly string[] SayNothing = ["Manager", "Helper", "Service", "Base", "Common", "Utils", "Util"];

    [Test]
    public void No_type_has_a_name_that_says_nothing() => Assert.That(Empty(House.Types), Is.Empty);

    [Test]
    public void No_method_says_Async_of_itself() => Assert.That(Async(House.Types), Is.Empty);

    [Test]
    public void A_command_is_called_so_and_so_is_a_query()
    {
        var requests = House.Types.Where(type => type.Implementations(typeof(IRequest<>)).Any()).ToList();
        Assert.That(requests, Is.Not.Empty);
        Assert.That(requests.Where(type => !type.Name.EndsWith(IsCommand(type) ? "Command" : "Query", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_handler_stands_in_the_feature_of_its_request_and_takes_its_name()
    {
        var handlers = House.Types.SelectMany(type => type.Implementations(typeof(IRequestHandler<,>)), (handler, of) => (Handler: handler, Request: of.GenericTypeArguments[0])).ToList();
        Assert.That(handlers, Is.Not.Empty);
        Assert.That(handlers.Where(pair => pair.Handler.Name != Bare(pair.Request) + "Handler" || !IsInFeatureOf(pair.Request, pair.Handler)), Is.Empty);
    }

    [Test]
    public void A_command_and_its_handler_stand_in_one_folder() =>
        Assert.That(
            from handler in House.Types
            from of in handler.Implementations(typeof(IRequestHandler<,>))
            where IsCommand(of.GenericTypeArguments[0]) && handler.Namespace != of.GenericTypeArguments[0].Namespace
            select handler, Is.Empty);

    [Test]
    public void A_validator_stands_beside_what_it_validates()
    {
        var validators = House.Types.SelectMany(type => type.Implementations(typeof(IValidator<>)), (validator, of) => (Validator: validator, Of: of.GenericTypeArguments[0])).ToList();
        Assert.That(validators, Is.Not.Empty);
        Assert.That(validators.Where(pair => !pair.Validator.Name.EndsWith("Validator", StringComparison.Ordinal) || pair.Validator.Namespace != pair.Of.Namespace), Is.Empty);
    }

    [Test]
    public void A_handler_of_an_event_says_what_it_does_and_not_what_it_hears()
    {
        var reactions = House.Types.Where(type => type.Implementations(typeof(INotificationHandler<>)).Any()).ToList();
        Assert.That(reactions, Is.Not.Empty);
        Assert.That(reactions.Where(type => type.Name.EndsWith("Handler", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_bad_name_would_be_reported()
    {
        Assert.That(Empty([typeof(OrderHelper)]), Is.EqualTo(new[] { typeof(OrderHelper) }));
        Assert.That(Async([typeof(OrderHelper)]), Is.EqualTo(new[] { "OrderHelper.SaveAsync" }));
    }

    private static IEnumerable<Type> Empty(IEnumerable<Type> types) =>
        types.Where(type => SayNothing.Any(word => type.Name.Split('`')[0].EndsWith(word, StringComparison.Ordinal)) && type.Name != "PeriodicBackgroundService");

    /// <summary>Methods that end in Async of their own accord: what overrides or implements another's is called as that is.</summary>
    private static IEnumerable<string> Async(IEnumerable<Type> types) =>
        from type in types
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.Name.EndsWith("Async", StringComparison.Ordinal) && method.GetBaseDefinition() == method && !Implements(type, method)
        select $"{type.Name}.{method.Name}";

    private static bool Implements(Type type, MethodInfo method) =>
        !type.IsInterface && type.GetInterfaces().Any(each => type.GetInterfaceMap(each).TargetMethods.Contains(method));

    private static string Bare(Type request) => request.Name.Replace("Command", "", StringComparison.Ordinal).Replace("Query", "", StringComparison.Ordinal);

    private static bool IsCommand(Type request) =>
        request.Implementations(typeof(ICommand<>)).Any() || request.Implementations(typeof(IBatchCommand<>)).Any();

    /// <summary>Whether the first folder of the handler within its project is one of the request's: WorkOrders/Import is Imports in other projects.</summary>
    private static bool IsInFeatureOf(Type request, Type handler) =>
        request.Namespace!.Split('.').Skip(2).Any(folder => handler.Namespace!.Split('.')[2] is var feature && (feature == folder || feature == folder + "s"));

    private sealed class OrderHelper : IAsyncDisposable
    {
        public static Task SaveAsync() => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
