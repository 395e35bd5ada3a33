using NUnit.Framework.Internal;

namespace WorkOrders.Integration.Tests;

/// <summary>
/// Marks a fixture that must not run in parallel with others, because it locks whole tables, observes all sessions of the server, opens
/// many connections, kills processes, or changes its own process. All other fixtures run in parallel, because each test has its own tenant
/// or database.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ExclusiveAttribute() : ParallelizableAttribute(ParallelScope.None)
{
    /// <summary>Adds the category <c>Exclusive</c>, so that a test run can include or exclude these fixtures.</summary>
    public override void ApplyToTest(Test test)
    {
        base.ApplyToTest(test);
        test.Properties.Add(PropertyNames.Category, "Exclusive");
    }
}
