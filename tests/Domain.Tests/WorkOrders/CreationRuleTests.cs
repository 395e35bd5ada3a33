using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests.WorkOrders;

public sealed class CreationRuleTests
{
    private static readonly Guid Own = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();

    private static IEnumerable<TestCaseData> BrokenRules =>
    [
        Case("address on mobile", Sample.MobileOrder() with { Links = Sample.Links(("db_address", Other)) },
            "db_address", "address_on_mobile", Other),
        Case("address of another site", Sample.Order() with { Links = Sample.Links(("db_address", Other)) },
            "db_address", "address_elsewhere", Other),
        Case("no street", Mobile(address => address with { Street = null }), "db_address_street", "required"),
        Case("no zip", Mobile(address => address with { Zip = null }), "db_address_zip", "required"),
        Case("no city", Mobile(address => address with { City = null }), "db_address_city", "required"),
        Case("technician archived", Sample.SuggestedOrder() with { Technician = new(Other, true, false, []) },
            "suggested_user", "user_archived", Other),
        Case("technician disabled", Sample.SuggestedOrder() with { Technician = new(Other, false, true, []) },
            "suggested_user", "user_disabled", Other),
        Case("technician archived, order not suggested", Sample.Order() with { Technician = new(Other, true, false, []) },
            "suggested_user", "user_archived", Other),
        Case("contact of another company", RequestedBy(Guid.CreateVersion7()), "requested_by_contact", "contact_elsewhere", Other),
        Case("contact of no company", RequestedBy(null), "requested_by_contact", "contact_elsewhere", Other),
        Case("its own parent", Sample.Order() with { Id = Own, Links = Sample.Links(("_parent", Own)) }, "_parent", "cycle", Own),
        Case("no status", Sample.Order() with { Status = null }, "job_status", "required"),
        Case("no project", Sample.Order() with { Site = null }, "project", "required"),
        .. SystemStatus.All.Where(status => !status.SettableAtCreation).Select(status =>
            Case($"status {status.Code}", Sample.Order() with { Status = Sample.StatusOf(status) },
                "job_status", "status_not_settable", status.Code)),
        Case("status not usable on the API", Sample.Order() with { Status = new(Other, SystemStatus.Open, UsableOnApi: false) },
            "job_status", "status_not_settable", "Open"),
    ];

    [TestCaseSource(nameof(BrokenRules))]
    public void A_broken_rule_is_reported_and_creates_no_order(NewWorkOrder request, string field, string code, object? value)
    {
        WorkOrder? order = null;

        var exception = Assert.Throws<DomainException>(() => order = WorkOrder.Create(request, Sample.Now))!;

        Assert.That(exception.Problems.Select(problem => (problem.Pointer, problem.Code, problem.Value)),
            Is.EqualTo(new[] { (field, code, value) }));
        Assert.That(exception.Message, Is.EqualTo(exception.Problems[0].Message));
        Assert.That(order, Is.Null);
    }

    [Test]
    public void All_broken_rules_are_reported()
    {
        var request = RequestedBy(null) with
        {
            Id = Own,
            Status = Sample.StatusOf(SystemStatus.Completed),
            Site = Sample.MobileOrder().Site,
            Address = new() { Zip = "9000" },
            Technician = new(Other, Archived: true, Disabled: true, []),
        };
        var links = request.Links.Ids.Append(new("_parent", Own)).Append(new("db_address", Other));
        request = request with { Links = new(links.ToDictionary()) };

        var exception = Assert.Throws<DomainException>(() => WorkOrder.Create(request, Sample.Now))!;

        Assert.That(exception.Problems.Select(problem => $"{problem.Pointer} {problem.Code}"), Is.EqualTo(new[]
        {
            "job_status status_not_settable", "db_address_street required", "db_address_city required", "db_address address_on_mobile",
            "suggested_user user_archived", "suggested_user user_disabled", "requested_by_contact contact_elsewhere", "_parent cycle",
        }));
    }

    [Test]
    public void A_refused_status_lists_the_accepted_ones()
    {
        var problem = (Sample.Order() with { Status = Sample.StatusOf(SystemStatus.Completed) }).Problems().Single();
        Assert.That(problem.Accepted,
            Is.EquivalentTo(new[] { "Canceled", "ToBePlanned", "Waiting", "Pooling", "Suggested", "Activated", "Open" }));
        Assert.That(problem.Message, Does.Contain("Completed").And.Contain("ToBePlanned"));
    }

    [Test]
    public void A_refused_address_lists_the_accepted_ones()
    {
        var request = Sample.Order() with { Links = Sample.Links(("db_address", Other)) };
        Assert.That(request.Problems().Single().Accepted, Is.EqualTo(request.Site!.Addresses));
    }

    [Test]
    public void Rules_with_unknown_inputs_are_skipped() =>
        Assert.That((Sample.MobileOrder() with
        {
            Site = null,
            Status = null,
            Address = SiteAddress.None,
            Links = Sample.Links(("db_address", Other)),
        }).Problems(), Is.Empty);

    private static NewWorkOrder Mobile(Func<SiteAddress, SiteAddress> change) =>
        Sample.MobileOrder() with { Address = change(Sample.MobileOrder().Address) };

    private static NewWorkOrder RequestedBy(Guid? companyOfContact) => Sample.Order() with
    {
        Links = Sample.Links(("requested_by_company", Own), ("requested_by_contact", Other)),
        CompanyOfRequester = companyOfContact,
    };

    private static TestCaseData Case(string name, NewWorkOrder request, string field, string code, object? value = null) =>
        new TestCaseData(request, field, code, value).SetArgDisplayNames(name);
}
