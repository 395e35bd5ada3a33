using NUnit.Framework.Internal;

namespace WorkOrders.Integration.Tests;

/// <summary>
/// Marks a fixture that no other may run beside: it locks whole tables, watches what all sessions of the server do, holds many connections,
/// kills processes, or changes its own process. The other fixtures run in parallel, since each test has a tenant or a database of its own.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ExclusiveAttribute() : ParallelizableAttribute(ParallelScope.None)
{
    /// <summary>Gives the fixture the category <c>Exclusive</c> too, so that a run can choose those fixtures or leave them out.</summary>
    public override void ApplyToTest(Test test)
    {
        base.ApplyToTest(test);
        test.Properties.Add(PropertyNames.Category, "Exclusive");
    }
}
