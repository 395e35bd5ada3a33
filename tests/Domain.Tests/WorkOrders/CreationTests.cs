using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests.WorkOrders;

public sealed class CreationTests
{
    [Test]
    public void An_order_has_the_requested_values()
    {
        var request = Sample.Order() with
        {
            ReferenceBackOffice = "SO-1",
            Window = new(Sample.Now, Sample.Now.AddDays(7)),
            Links = Sample.Links(("job_type", Guid.CreateVersion7()), ("skill", Guid.CreateVersion7())),
            Technician = Sample.Technician(),
            SuggestedStart = Sample.Now.AddDays(2),
        };

        var order = WorkOrder.Create(request, Sample.Now);

        Assert.That(order.Id, Is.EqualTo(request.Id));
        Assert.That(order.ReferenceBackOffice, Is.EqualTo("SO-1"));
        Assert.That(order.Status, Is.EqualTo(request.Status));
        Assert.That(order.Window, Is.EqualTo(request.Window));
        Assert.That(order.Links, Is.EqualTo(request.Links));
        Assert.That(order.Details.Name, Is.EqualTo(request.Details.Name));
        Assert.That(order.SuggestedUserId, Is.EqualTo(request.Technician.Id));
        Assert.That(order.SuggestedStart, Is.EqualTo(request.SuggestedStart));
        Assert.That((order.ProjectId, order.CompanyId), Is.EqualTo((request.Site!.ProjectId, request.Site.CompanyId)),
            "The company is that of the project.");
    }

    [Test]
    public void A_new_order_has_no_number_and_no_timestamp_until_it_is_written()
    {
        var order = WorkOrder.Create(Sample.Order(), Sample.Now);
        Assert.That((order.Number, order.Modified), Is.EqualTo(((int?)null, (DateTimeOffset?)null)));

        order.AssignNumber(7);
        order.MarkStored(Sample.Now);

        Assert.That((order.Number, order.Modified), Is.EqualTo(((int?)7, (DateTimeOffset?)Sample.Now)));
    }

    [Test]
    public void The_creation_and_update_dates_are_now()
    {
        var details = WorkOrder.Create(Sample.Order(), Sample.Now).Details;
        Assert.That((details.DateCreate, details.DateUpdate), Is.EqualTo(((DateTimeOffset?)Sample.Now, (DateTimeOffset?)Sample.Now)));
    }

    [Test]
    public void The_dates_of_a_migrated_order_are_kept()
    {
        var before = Sample.Now.AddYears(-3);
        var details = new WorkOrderDetails
        {
            Name = "Old",
            DateCreate = before,
            DateUpdate = before.AddDays(1),
            DateClosed = before.AddDays(2),
        };

        var order = WorkOrder.Create(Sample.Order() with { Details = details, Status = Sample.StatusOf(SystemStatus.Canceled) },
            Sample.Now);

        Assert.That(order.Details, Is.EqualTo(details with { DateStatus = Sample.Now }));
    }

    [Test]
    public void Only_an_order_that_starts_canceled_gets_a_closing_date()
    {
        foreach (var status in SystemStatus.All.Where(status => status.SettableAtCreation))
        {
            var order = WorkOrder.Create(Sample.Order() with { Status = Sample.StatusOf(status) }, Sample.Now);
            Assert.That(order.Details.DateClosed, Is.EqualTo(status == SystemStatus.Canceled ? Sample.Now : null), status.Code);
        }
    }

    [Test]
    public void An_order_that_is_not_closed_has_no_closing_date()
    {
        var request = Sample.Order() with { Details = new() { Name = "Open", DateClosed = Sample.Now } };
        Assert.That(WorkOrder.Create(request, Sample.Now).Details.DateClosed, Is.Null);
    }

    [Test]
    public void A_mobile_order_keeps_its_address()
    {
        var request = Sample.MobileOrder();
        Assert.That(WorkOrder.Create(request, Sample.Now).Address, Is.EqualTo(request.Address));
    }

    [Test]
    public void On_a_fixed_site_the_given_address_is_ignored()
    {
        var request = Sample.Order() with { Address = new() { Street = "Kaai" } };
        Assert.That(WorkOrder.Create(request, Sample.Now).Address, Is.EqualTo(SiteAddress.None));
    }

    [Test]
    public void Any_address_of_the_site_is_accepted([Values(0, 1)] int index)
    {
        var request = Sample.Order();
        var address = request.Site!.Addresses.ElementAt(index);

        var order = WorkOrder.Create(request with { Links = Sample.Links(("db_address", address)) }, Sample.Now);

        Assert.That(order.Links.DbAddressId, Is.EqualTo(address));
    }

    [Test]
    public void A_contact_of_the_requesting_company_is_accepted()
    {
        var links = Sample.Links(("requested_by_company", Guid.CreateVersion7()), ("requested_by_contact", Guid.CreateVersion7()));
        var order = WorkOrder.Create(Sample.Order() with { Links = links, CompanyOfRequester = links.RequestedByCompanyId }, Sample.Now);
        Assert.That(order.Links, Is.EqualTo(links));
    }

    [Test]
    public void A_contact_may_request_without_a_company()
    {
        var links = Sample.Links(("requested_by_contact", Guid.CreateVersion7()));
        var order = WorkOrder.Create(Sample.Order() with { Links = links, CompanyOfRequester = Guid.CreateVersion7() }, Sample.Now);
        Assert.That(order.Links, Is.EqualTo(links));
    }
}
