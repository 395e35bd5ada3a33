using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests.WorkOrders;

public sealed class CreationTests
{
    [Test]
    public void An_order_has_the_requested_values()
    {
        var asked = Some.Order() with
        {
            ReferenceBackOffice = "SO-1",
            Window = new(Some.Now, Some.Now.AddDays(7)),
            Links = new() { JobTypeId = Guid.CreateVersion7(), SkillId = Guid.CreateVersion7() },
            Technician = Some.Technician(),
            SuggestedStart = Some.Now.AddDays(2),
        };

        var order = WorkOrder.Create(asked, Some.Now);

        Assert.That(order.Id, Is.EqualTo(asked.Id));
        Assert.That(order.ReferenceBackOffice, Is.EqualTo("SO-1"));
        Assert.That(order.Status, Is.EqualTo(asked.Status));
        Assert.That(order.Window, Is.EqualTo(asked.Window));
        Assert.That(order.Links, Is.EqualTo(asked.Links));
        Assert.That(order.Details.Name, Is.EqualTo(asked.Details.Name));
        Assert.That(order.SuggestedUserId, Is.EqualTo(asked.Technician.Id));
        Assert.That(order.SuggestedStart, Is.EqualTo(asked.SuggestedStart));
        Assert.That((order.ProjectId, order.CompanyId), Is.EqualTo((asked.Site!.ProjectId, asked.Site.CompanyId)), "the company is the project's");
    }

    [Test]
    public void A_new_order_has_no_number_and_no_timestamp_until_it_is_written()
    {
        var order = WorkOrder.Create(Some.Order(), Some.Now);
        Assert.That((order.Number, order.Modified), Is.EqualTo(((int?)null, (DateTimeOffset?)null)));

        order.Numbered(7);
        order.Stored(Some.Now);

        Assert.That((order.Number, order.Modified), Is.EqualTo(((int?)7, (DateTimeOffset?)Some.Now)));
    }

    [Test]
    public void The_creation_and_update_dates_are_now()
    {
        var details = WorkOrder.Create(Some.Order(), Some.Now).Details;
        Assert.That((details.DateCreate, details.DateUpdate), Is.EqualTo(((DateTimeOffset?)Some.Now, (DateTimeOffset?)Some.Now)));
    }

    [Test]
    public void The_dates_of_a_migrated_order_are_kept()
    {
        var before = Some.Now.AddYears(-3);
        var details = new WorkOrderDetails { Name = "Old", DateCreate = before, DateUpdate = before.AddDays(1), DateClosed = before.AddDays(2) };

        var order = WorkOrder.Create(Some.Order() with { Details = details, Status = Some.In(SystemStatus.Canceled) }, Some.Now);

        Assert.That(order.Details, Is.EqualTo(details));
    }

    [Test]
    public void Only_an_order_that_starts_canceled_gets_a_closing_date()
    {
        foreach (var status in SystemStatus.All.Where(status => status.SettableAtCreation))
        {
            var order = WorkOrder.Create(Some.Order() with { Status = Some.In(status) }, Some.Now);
            Assert.That(order.Details.DateClosed, Is.EqualTo(status == SystemStatus.Canceled ? Some.Now : null), status.Code);
        }
    }

    [Test]
    public void A_mobile_order_keeps_its_address()
    {
        var asked = Some.MobileOrder();
        Assert.That(WorkOrder.Create(asked, Some.Now).Address, Is.EqualTo(asked.Address));
    }

    [Test]
    public void On_a_fixed_site_a_written_address_is_ignored()
    {
        var asked = Some.Order() with { Address = new() { Street = "RunningApiClients" } };
        Assert.That(WorkOrder.Create(asked, Some.Now).Address, Is.EqualTo(SiteAddress.None));
    }

    [Test]
    public void Any_address_of_the_site_is_accepted([Values(0, 1)] int which)
    {
        var asked = Some.Order();
        var address = asked.Site!.Addresses.ElementAt(which);

        var order = WorkOrder.Create(asked with { Links = new() { DbAddressId = address } }, Some.Now);

        Assert.That(order.Links.DbAddressId, Is.EqualTo(address));
    }

    [Test]
    public void A_contact_of_the_requesting_company_is_accepted()
    {
        var links = new WorkOrderLinks { RequestedByCompanyId = Guid.CreateVersion7(), RequestedByContactId = Guid.CreateVersion7() };
        var order = WorkOrder.Create(Some.Order() with { Links = links, CompanyOfRequester = links.RequestedByCompanyId }, Some.Now);
        Assert.That(order.Links, Is.EqualTo(links));
    }

    [Test]
    public void A_contact_may_request_without_a_company()
    {
        var links = new WorkOrderLinks { RequestedByContactId = Guid.CreateVersion7() };
        Assert.That(WorkOrder.Create(Some.Order() with { Links = links, CompanyOfRequester = Guid.CreateVersion7() }, Some.Now).Links, Is.EqualTo(links));
    }
}
