using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests.WorkOrders;

public sealed class CreationRuleTests
{
    private static readonly Guid Own = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();

    private static IEnumerable<TestCaseData> BrokenRules =>
    [
        Case("address on mobile", Some.MobileOrder() with { Links = Some.Links(("db_address", Other)) },
            "db_address", "address_on_mobile", Other),
        Case("address elsewhere", Some.Order() with { Links = Some.Links(("db_address", Other)) },
            "db_address", "address_elsewhere", Other),
        Case("no street", Mobile(address => address with { Street = null }), "db_address_street", "required"),
        Case("no zip", Mobile(address => address with { Zip = null }), "db_address_zip", "required"),
        Case("no city", Mobile(address => address with { City = null }), "db_address_city", "required"),
        Case("technician archived", Some.SuggestedOrder() with { Technician = new(Other, true, false, []) },
            "suggested_user", "user_archived", Other),
        Case("technician disabled", Some.SuggestedOrder() with { Technician = new(Other, false, true, []) },
            "suggested_user", "user_disabled", Other),
        Case("technician archived, order not suggested", Some.Order() with { Technician = new(Other, true, false, []) },
            "suggested_user", "user_archived", Other),
        Case("contact of another company", RequestedBy(Guid.CreateVersion7()), "requested_by_contact", "contact_elsewhere", Other),
        Case("contact of no company", RequestedBy(null), "requested_by_contact", "contact_elsewhere", Other),
        Case("its own parent", Some.Order() with { Id = Own, Links = Some.Links(("_parent", Own)) }, "_parent", "cycle", Own),
        Case("no status", Some.Order() with { Status = null }, "job_status", "required"),
        Case("no project", Some.Order() with { Site = null }, "project", "required"),
        .. SystemStatus.All.Where(status => !status.SettableAtCreation).Select(status =>
            Case($"status {status.Code}", Some.Order() with { Status = Some.StatusOf(status) },
                "job_status", "status_not_settable", status.Code)),
        Case("status not usable on the API", Some.Order() with { Status = new(Other, SystemStatus.Open, UsableOnApi: false) },
            "job_status", "status_not_settable", "Open"),
    ];

    [TestCaseSource(nameof(BrokenRules))]
    public void A_broken_rule_is_reported_and_creates_no_order(NewWorkOrder request, string field, string code, object? value)
    {
        WorkOrder? order = null;

        var exception = Assert.Throws<DomainException>(() => order = WorkOrder.Create(request, Some.Now))!;

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
            Status = Some.StatusOf(SystemStatus.Completed),
            Site = Some.MobileOrder().Site,
            Address = new() { Zip = "9000" },
            Technician = new(Other, Archived: true, Disabled: true, []),
        };
        var links = request.Links.Ids.Append(new("_parent", Own)).Append(new("db_address", Other));
        request = request with { Links = new(links.ToDictionary()) };

        var exception = Assert.Throws<DomainException>(() => WorkOrder.Create(request, Some.Now))!;

        Assert.That(exception.Problems.Select(problem => $"{problem.Pointer} {problem.Code}"), Is.EqualTo(new[]
        {
            "job_status status_not_settable", "db_address_street required", "db_address_city required", "db_address address_on_mobile",
            "suggested_user user_archived", "suggested_user user_disabled", "requested_by_contact contact_elsewhere", "_parent cycle",
        }));
    }

    [Test]
    public void A_refused_status_lists_the_accepted_ones()
    {
        var problem = (Some.Order() with { Status = Some.StatusOf(SystemStatus.Completed) }).Problems().Single();
        Assert.That(problem.Accepted,
            Is.EquivalentTo(new[] { "Canceled", "ToBePlanned", "Waiting", "Pooling", "Suggested", "Activated", "Open" }));
        Assert.That(problem.Message, Does.Contain("Completed").And.Contain("ToBePlanned"));
    }

    [Test]
    public void A_refused_address_lists_the_accepted_ones()
    {
        var request = Some.Order() with { Links = Some.Links(("db_address", Other)) };
        Assert.That(request.Problems().Single().Accepted, Is.EqualTo(request.Site!.Addresses));
    }

    [Test]
    public void Rules_with_unknown_inputs_are_skipped() =>
        Assert.That((Some.MobileOrder() with
        {
            Site = null,
            Status = null,
            Address = SiteAddress.None,
            Links = Some.Links(("db_address", Other)),
        }).Problems(), Is.Empty);

    private static NewWorkOrder Mobile(Func<SiteAddress, SiteAddress> change) =>
        Some.MobileOrder() with { Address = change(Some.MobileOrder().Address) };

    private static NewWorkOrder RequestedBy(Guid? companyOfContact) => Some.Order() with
    {
        Links = Some.Links(("requested_by_company", Own), ("requested_by_contact", Other)),
        CompanyOfRequester = companyOfContact,
    };

    private static TestCaseData Case(string name, NewWorkOrder request, string field, string code, object? value = null) =>
        new TestCaseData(request, field, code, value).SetArgDisplayNames(name);
}
