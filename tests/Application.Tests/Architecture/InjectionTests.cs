using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace WorkOrders.Application.Tests.Architecture;

/// <summary>Types receive what they need through their constructors; only composition code asks the container.</summary>
public sealed class InjectionTests
{
    private static readonly Type[] Containers = [typeof(IServiceProvider), typeof(IServiceScopeFactory)];

    [Test]
    public void Only_the_scoped_sender_keeps_a_container() =>
        Assert.That(ProductAssemblies.Types.Where(KeepsContainer).Select(type => type.Name), Is.EqualTo(new[] { "ScopedSender" }));

    private static bool KeepsContainer(Type type) => type
        .GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Any(field => Containers.Contains(field.FieldType));
}
