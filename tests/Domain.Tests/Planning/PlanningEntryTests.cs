using WorkOrders.Domain.Planning;

namespace WorkOrders.Domain.Tests.Planning;

public sealed class PlanningEntryTests
{
    private static readonly Guid Order = Guid.CreateVersion7();
    private static readonly Guid Technician = Guid.CreateVersion7();

    [Test]
    public void A_tentative_entry_has_the_given_duration_and_is_not_firm()
    {
        var entry = PlanningEntry.Tentative(Order, Technician, Sample.Now, 90);

        Assert.That((entry.WorkOrderId, entry.TechnicianId), Is.EqualTo((Order, Technician)));
        Assert.That((entry.From, entry.To), Is.EqualTo((Sample.Now, Sample.Now.AddMinutes(90))));
        Assert.That(entry.IsFirm, Is.False);
        Assert.That(entry.Modified, Is.Null);
    }

    [Test]
    public void Each_entry_has_its_own_id()
    {
        var (one, other) = (PlanningEntry.Tentative(Order, Technician, Sample.Now, 1),
            PlanningEntry.Tentative(Order, Technician, Sample.Now, 1));
        Assert.That(one.Id, Is.Not.EqualTo(other.Id).And.Not.EqualTo(Guid.Empty));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void An_entry_without_a_positive_duration_is_refused(int minutes) =>
        Assert.That(() => PlanningEntry.Tentative(Order, Technician, Sample.Now, minutes), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void An_entry_that_ends_after_the_maximum_date_is_refused() =>
        Assert.That(() => PlanningEntry.Tentative(Order, Technician, DateTimeOffset.MaxValue, 1),
            Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void An_entry_records_when_it_was_written()
    {
        var entry = PlanningEntry.Tentative(Order, Technician, Sample.Now, 60);
        entry.MarkStored(Sample.Now.AddSeconds(1));
        Assert.That(entry.Modified, Is.EqualTo(Sample.Now.AddSeconds(1)));
    }
}
