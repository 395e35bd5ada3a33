using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Hosting;
using WorkOrders.Application.Requests;
using WorkOrders.Cli.Hosting;
using WorkOrders.Domain;

namespace WorkOrders.Application.Tests.Architecture;

/// <summary>The assemblies, for tests of how they are built.</summary>
internal static class House
{
    public static readonly Assembly Domain = typeof(AggregateRoot).Assembly;
    public static readonly Assembly Application = typeof(ICommand<>).Assembly;
    public static readonly Assembly Infrastructure = typeof(InfrastructureRegistration).Assembly;
    public static readonly Assembly Api = typeof(WorkOrdersApi).Assembly;
    public static readonly Assembly Cli = typeof(CommandLine).Assembly;

    /// <summary>All of them, innermost first.</summary>
    public static readonly IReadOnlyList<Assembly> All = [Domain, Application, Infrastructure, Api, Cli];

    /// <summary>Every type that somebody wrote, nested and private ones included.</summary>
    public static IEnumerable<Type> Types => All.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type));

    /// <summary>What a type implements of an open generic interface, with its arguments.</summary>
    public static IEnumerable<Type> Implementations(this Type type, Type open) =>
        type.IsAbstract ? [] : type.GetInterfaces().Where(each => each.IsGenericType && each.GetGenericTypeDefinition() == open);

    private static bool IsGenerated(Type? type) => type is not null && (type.Name.Contains('<') || type.IsDefined(typeof(CompilerGeneratedAttribute)) || IsGenerated(type.DeclaringType));
}
