using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests.WorkOrders;

public sealed class SystemStatusTests
{
    [TestCase("Open", "8ba9da71-ef32-423a-bb50-ae767315f55c", true)]
    [TestCase("ToBePlanned", "497acff2-9ff6-4c94-85dd-daa0689553e2", true)]
    [TestCase("Waiting", "69268600-d3e0-4222-859f-06e47cf4041e", true)]
    [TestCase("Pooling", "8adbc894-d612-de11-bd84-0030488c6c36", true)]
    [TestCase("Suggested", "143cf9cd-c3c1-406a-a19a-58d766d9dda9", true)]
    [TestCase("Activated", "9ac4bd6d-f6e8-df11-97cf-0030488c6c36", true)]
    [TestCase("Canceled", "06ea451c-5863-4c97-9592-cc928dfdf869", true)]
    [TestCase("Dispatched", "a60bc691-ab2f-42f5-8a5b-998a29a27537", false)]
    [TestCase("DispatchRejected", "eb014da9-5850-4e16-b1e9-527162f1a9e0", false)]
    [TestCase("Planned", "10f456d2-000e-48ea-93d7-e016107b7a98", false)]
    [TestCase("InProgress", "f79e58ee-ee04-4590-bcb1-49e8bd551659", false)]
    [TestCase("WaitingFurtherActions", "136e1585-dff6-4990-bfc6-dba958b71f30", false)]
    [TestCase("Completed", "6557b9dc-6106-4327-8e26-6f24d0329c33", false)]
    [TestCase("Workshop", "e2bc66af-bd10-4035-8aa1-7ad88cb35723", false)]
    [TestCase("WorkshopInQueue", "41a3718f-eaa1-4ef4-9a82-2ccf3fa92bcc", false)]
    [TestCase("WorkshopInProgress", "fc28469f-c276-4ff5-abb7-b99f5aee4c7d", false)]
    [TestCase("WorkshopWaitingFurtherActions", "1c6f7a61-3723-450b-8158-19a90d60cbd9", false)]
    [TestCase("WorkshopCompleted", "ce5f26ed-5fe0-47a3-94a7-1bf4402e32d0", false)]
    public void Each_status_has_its_fixed_id_and_creation_rule(string code, string id, bool settable)
    {
        var status = SystemStatus.Find(new(id));

        Assert.That(status, Is.EqualTo(new SystemStatus(code, new(id), settable)));
        Assert.That(SystemStatus.CodesAtCreation.Contains(code), Is.EqualTo(settable));
    }

    [Test]
    public void Seven_of_the_18_statuses_are_accepted_at_creation() =>
        Assert.That((SystemStatus.All.Count, SystemStatus.CodesAtCreation.Count), Is.EqualTo((18, 7)));

    [Test]
    public void An_unknown_id_is_not_a_status() => Assert.That(SystemStatus.Find(Guid.Empty), Is.Null);

    [Test]
    public void Completed_and_canceled_orders_are_closed() =>
        Assert.That(SystemStatus.All.Where(status => status.Closes).Select(status => status.Code),
            Is.EquivalentTo(new[] { "Completed", "WorkshopCompleted", "Canceled" }));

    [Test]
    public void A_custom_status_follows_its_system_status_and_API_setting(
        [Values("Open", "Completed")] string system, [Values] bool usable)
    {
        var status = new Status(Guid.CreateVersion7(), SystemStatus.All.Single(each => each.Code == system), usable);
        Assert.That(status.SettableAtCreation, Is.EqualTo(usable && system == "Open"));
    }
}
