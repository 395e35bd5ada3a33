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
    public void The_most_similar_names_are_suggested(string text, string suggestions, string? first = null)
    {
        var picked = Suggestions.For(text, ["name", "description", "job_state", "job_status_code"]).Names;
        Assert.That(picked, first is null
            ? (IResolveConstraint)Is.EqualTo(suggestions.Split(',', StringSplitOptions.RemoveEmptyEntries))
            : Does.Contain(first));
    }

    [Test]
    public void At_most_three_names_are_suggested() =>
        Assert.That(Suggestions.For("T07", ["T01", "T0", "T7", "T99", "T070", "T07 "]).Names, Has.Count.EqualTo(3).And.Not.Contain("T99"));

    [Test]
    public void A_text_of_1_MiB_gets_no_suggestion() =>
        Assert.That(Suggestions.For(new string('x', 1 << 20), [new string('x', 1 << 20), "name"]).Names, Is.Empty);
}
