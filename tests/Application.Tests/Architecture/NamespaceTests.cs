using System.Reflection;

namespace WorkOrders.Application.Tests.Architecture;

/// <summary>Within a project, namespaces depend on each other in one direction only.</summary>
public sealed class NamespaceTests
{
    private const string Coupled = "WorkOrders.Application.Tests.Architecture.Coupled";

    [TestCaseSource(typeof(ProductAssemblies), nameof(ProductAssemblies.All))]
    public void Namespaces_form_no_cycle(Assembly assembly)
    {
        var root = assembly.GetName().Name!;
        var cycles = NamespaceCycles.Find(TypeUses.Read(assembly.Location, root), root).ToList();
        Assert.That(cycles, Is.Empty, () => string.Join(Environment.NewLine, cycles));
    }

    [Test]
    public void A_cycle_is_found_with_an_example_of_each_use() => Assert.That(
        NamespaceCycles.Find(ReadCoupled(), Coupled).Select(cycle => cycle.Split(Environment.NewLine)[0]),
        Is.EqualTo(new[] { $"{Coupled} → {Coupled}.Users", $"{Coupled}.Used → {Coupled}.Users" }));

    [Test]
    public void Every_kind_of_use_is_found() => Assert.That(
        ReadCoupled().Where(use => use.FromNamespace == $"{Coupled}.Users").Select(use => use.To),
        Is.EquivalentTo(
            typeof(NamespaceTests).Assembly.GetTypes()
                .Where(type => type is { Namespace: $"{Coupled}.Used", IsNested: false })
                .Select(type => type.FullName)));

    private static IReadOnlyCollection<TypeUse> ReadCoupled() => TypeUses.Read(typeof(NamespaceTests).Assembly.Location, Coupled);
}
