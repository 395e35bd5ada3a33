using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace WorkOrders.Application.Tests.Architecture;

/// <summary>Types receive their dependencies through constructors; only composition code resolves services from the container.</summary>
public sealed class InjectionTests
{
    private static readonly Type[] Containers = [typeof(IServiceProvider), typeof(IServiceScopeFactory)];

    [Test]
    public void Only_the_scoped_sender_stores_a_service_provider() =>
        Assert.That(ProductAssemblies.Types.Where(KeepsContainer).Select(type => type.Name), Is.EqualTo(new[] { "ScopedSender" }));

    private static bool KeepsContainer(Type type) => type
        .GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Any(field => Containers.Contains(field.FieldType));
}
