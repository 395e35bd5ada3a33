using System.Reflection;
using NetArchTest.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace WorkOrders.Application.Tests.Architecture;

/// <summary>Dependencies point inward. Forbidden namespaces are checked in the code, references in the assembly manifest.</summary>
public sealed class LayerTests
{
    private static readonly string[] Databases = ["Npgsql", "Dapper", "DbUp"];
    private static readonly string[] Web = ["Microsoft.AspNetCore", "Microsoft.OpenApi", "Microsoft.OData", "Scalar"];

    private static IEnumerable<TestCaseData> Layers =>
    [
        Layer(ProductAssemblies.Domain,
            ["MediatR"],
            ["System.Data", .. Databases, .. Web, "AutoMapper", "Ical.Net", "FluentValidation",
            "WorkOrders.Application", "WorkOrders.Infrastructure", "WorkOrders.Api", "WorkOrders.Cli"]),
        Layer(ProductAssemblies.Application,
            ["MediatR", "FluentValidation", "Scrutor", "Microsoft.Extensions.", "WorkOrders.Domain"],
            ["System.Data", .. Databases, .. Web, "AutoMapper", "Ical.Net",
             "WorkOrders.Infrastructure", "WorkOrders.Api", "WorkOrders.Cli"]),
        Layer(ProductAssemblies.Infrastructure,
            ["MediatR", "FluentValidation", "Npgsql", "Dapper", "dbup-core", "dbup-postgresql", "Scrutor",
             "Microsoft.Extensions.", "WorkOrders.Domain", "WorkOrders.Application"],
            [.. Web, "AutoMapper", "Ical.Net", "WorkOrders.Api", "WorkOrders.Cli"]),
        Layer(ProductAssemblies.Api,
            ["MediatR", "AutoMapper", "Ical.Net", "Microsoft.AspNetCore", "Microsoft.OpenApi", "Microsoft.OData", "Scalar.AspNetCore",
                "Microsoft.Extensions.", "Microsoft.Net.Http.Headers", "WorkOrders."],
            [.. Databases, "System.CommandLine", "WorkOrders.Cli"]),
        Layer(ProductAssemblies.Cli,
            ["System.CommandLine", "Microsoft.Extensions.", "WorkOrders.Application", "WorkOrders.Infrastructure"],
            [.. Databases, .. Web, "AutoMapper", "Ical.Net", "MediatR", "WorkOrders.Domain", "WorkOrders.Api"]),
    ];

    [TestCaseSource(nameof(Layers))]
    public void A_layer_depends_only_on_its_allowed_references(Assembly layer, string[] allowed, string[] forbidden)
    {
        Assert.That(References(layer).Where(reference => !allowed.Any(name => IsPartOf(reference, name))), Is.Empty);
        Assert.That(Dependents(layer, forbidden), Is.Empty);
    }

    [Test]
    public void A_forbidden_database_dependency_is_detected() =>
        Assert.That(Dependents(ProductAssemblies.Infrastructure, Databases),
            Does.Contain("WorkOrders.Infrastructure.Writing.ChangeSetWriter"));

    [Test]
    public void Infrastructure_exposes_only_its_registration() =>
        Assert.That(ProductAssemblies.Infrastructure.GetExportedTypes(), Is.EqualTo(new[] { typeof(InfrastructureRegistration) }));

    [Test]
    public void Aggregates_are_never_mapped() =>
        Assert.That(
            Dependents(ProductAssemblies.Api, "WorkOrders.Domain.WorkOrders.WorkOrder", "WorkOrders.Domain.Planning.PlanningEntry"),
            Is.Empty);

    private static IEnumerable<string> References(Assembly layer) => layer.GetReferencedAssemblies().Select(reference => reference.Name!)
        .Where(name => !IsPartOf(name, "System.") && name != "Microsoft.Win32.Primitives"); // Part of the runtime.

    private static bool IsPartOf(string name, string allowed) =>
        name == allowed || (allowed.EndsWith('.') && name.StartsWith(allowed, StringComparison.Ordinal))
        || name.StartsWith(allowed + ".", StringComparison.Ordinal);

    private static IEnumerable<string> Dependents(Assembly layer, params string[] names) =>
        Types.InAssembly(layer).That().HaveDependencyOnAny(names).GetTypes().Select(type => type.FullName!);

    private static TestCaseData Layer(Assembly layer, string[] allowed, string[] forbidden) =>
        new TestCaseData(layer, allowed, forbidden).SetArgDisplayNames(layer.GetName().Name!);
}
