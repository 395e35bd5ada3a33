using NUnit.Framework.Constraints;
using WorkOrders.Application.References;

namespace WorkOrders.Application.Tests.References;

public sealed class SuggestionsTests
{
    [TestCase("Name", "name")]
    [TestCase("descripton", "description")]
    [TestCase("job_status", "job_state,job_status_code", "job_state")]
    [TestCase("xyz", "")]
    [TestCase("", "")]
    public void The_nearest_names_are_picked(string meant, string near, string? first = null)
    {
        var picked = Suggestions.For(meant, ["name", "description", "job_state", "job_status_code"]).Names;
        Assert.That(picked, first is null ? (IResolveConstraint)Is.EqualTo(near.Split(',', StringSplitOptions.RemoveEmptyEntries)) : Does.Contain(first));
    }

    [Test]
    public void At_most_three_are_picked_and_the_nearest_first() =>
        Assert.That(Suggestions.For("T07", ["T01", "T0", "T7", "T99", "T070", "T07 "]).Names, Has.Count.EqualTo(3).And.Not.Contain("T99"));

    [Test]
    public void A_text_of_a_megabyte_is_near_to_nothing() =>
        Assert.That(Suggestions.For(new string('x', 1 << 20), [new string('x', 1 << 20), "name"]).Names, Is.Empty);
}
