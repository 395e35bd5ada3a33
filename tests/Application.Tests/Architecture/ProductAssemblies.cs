using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Hosting;
using WorkOrders.Application.Requests;
using WorkOrders.Cli.Hosting;
using WorkOrders.Domain;

namespace WorkOrders.Application.Tests.Architecture;

/// <summary>The assemblies of the product.</summary>
internal static class ProductAssemblies
{
    public static readonly Assembly Domain = typeof(AggregateRoot).Assembly;
    public static readonly Assembly Application = typeof(ICommand<>).Assembly;
    public static readonly Assembly Infrastructure = typeof(InfrastructureRegistration).Assembly;
    public static readonly Assembly Api = typeof(WorkOrdersApi).Assembly;
    public static readonly Assembly Cli = typeof(CommandLine).Assembly;

    /// <summary>All assemblies, innermost first.</summary>
    public static readonly IReadOnlyList<Assembly> All = [Domain, Application, Infrastructure, Api, Cli];

    /// <summary>Every type in the source code, including nested and private types.</summary>
    public static IEnumerable<Type> Types => All.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type));

    /// <summary>Returns the closed versions of an open generic interface that a type implements.</summary>
    public static IEnumerable<Type> Implementations(this Type type, Type openInterface) =>
        type.IsAbstract ? [] : type.GetInterfaces()
            .Where(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == openInterface);

    private static bool IsGenerated(Type? type) =>
        type is not null
        && (type.Name.Contains('<') || type.IsDefined(typeof(CompilerGeneratedAttribute)) || IsGenerated(type.DeclaringType));
}
