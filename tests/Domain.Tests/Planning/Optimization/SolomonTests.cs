using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Tests.Planning.Optimization;

public sealed class SolomonTests
{
    [TestCase("C101", 10, 828.94, 10_000)]
    [TestCase("R101", 19, 1650.80, 30_000)]
    [TestCase("RC101", 14, 1696.95, 100_000)]
    public void A_public_instance_is_solved_within_5_percent_of_the_best_known_plan(
        string name, int vehicles, double distance, long iterations)
    {
        var (instance, options) = (new SolomonInstance(name), SolomonInstance.Options(iterations));
        var proposal = Optimizer.Propose(instance.Visits, instance.Routes, options);
        Assert.That(Checker.Violations(instance.Visits, instance.Routes, options, proposal), Is.Empty);
        Assert.That(proposal.Unassigned, Is.Empty);
        Assert.That(proposal.Assignments.DistinctBy(assignment => assignment.TechnicianId).Count(), Is.LessThanOrEqualTo(1.05 * vehicles));
        Assert.That(proposal.Cost.Distance, Is.LessThanOrEqualTo(1.05 * distance));
    }
}
