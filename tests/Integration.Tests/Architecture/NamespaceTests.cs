using System.Reflection;

namespace WorkOrders.Integration.Tests.Architecture;

/// <summary>Inside a project, namespaces depend on each other in one direction only.</summary>
public sealed class NamespaceTests
{
    [TestCaseSource(typeof(House), nameof(House.All))]
    public void Namespaces_form_no_circle(Assembly assembly)
    {
        var root = assembly.GetName().Name!;
        var circles = NamespaceCircles.Find(TypeUses.Read(assembly.Location, root), root).ToList();
        Assert.That(circles, Is.Empty, () => string.Join(Environment.NewLine, circles));
    }
}
