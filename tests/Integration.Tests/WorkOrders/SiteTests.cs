using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>The address of the work: the address of the fixed site, or the address given for a mobile installation.</summary>
public sealed class SiteTests
{
    [TestCase("db_address_street")]
    [TestCase("db_address_zip")]
    [TestCase("db_address_city")]
    public async Task A_mobile_installation_needs_an_address(string field)
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostRefused(Sample.MobileOrder().Without(field), HttpStatusCode.UnprocessableEntity, $"/{field} required");
        await tenant.PostRefused(Sample.MobileOrder().With(field, ""), HttpStatusCode.UnprocessableEntity, $"/{field} required");
    }

    [Test]
    public async Task Every_missing_field_of_a_mobile_address_is_listed()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostRefused(Sample.Order().With("project_reference_back_office", "GEN-MOB-1")
            .With("db_address_id", DemoIds.SiteAddress),
            HttpStatusCode.UnprocessableEntity,
            "/db_address_street required", "/db_address_zip required", "/db_address_city required", "/db_address_id address_on_mobile");
    }

    [Test]
    public async Task A_mobile_installation_cannot_use_an_address_id()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostRefused(Sample.MobileOrder().With("db_address_id", DemoIds.SiteAddress), HttpStatusCode.UnprocessableEntity,
            "/db_address_id address_on_mobile");
    }

    [TestCase("db_address_db_country_id", DemoIds.Belgium)]
    [TestCase("db_address_db_country_code", "BE")]
    public async Task A_country_is_given_by_id_or_code(string field, string value)
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(Sample.MobileOrder().With(field, value));
        Assert.That((response["db_address_db_country_id"], response["db_address_db_country_code"]), Is.EqualTo((DemoIds.Belgium, "BE")));
    }

    [TestCase("db_address_db_country_id", "11111111-1111-4111-8111-111111111111")]
    [TestCase("db_address_db_country_code", "XQ")]
    public async Task An_unknown_country_is_refused(string field, string value)
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostRefused(Sample.MobileOrder().With(field, value), HttpStatusCode.UnprocessableEntity, $"/{field} not_found");
    }

    [Test]
    public async Task A_project_made_mobile_by_the_request_needs_an_address()
    {
        using var tenant = await TestTenant.Create();
        var order = Sample.Order().Without("project_reference_back_office")
            .With("project", new JsonObject { ["reference_back_office"] = "EQ-10023", ["is_mobile_installation"] = true });
        await tenant.PostRefused(order, HttpStatusCode.UnprocessableEntity, "/db_address_street required", "/db_address_zip required",
            "/db_address_city required");
    }

    [Test]
    public async Task On_a_fixed_site_address_fields_are_ignored_with_a_warning()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(Sample.Order().With("db_address_street", "Kaai").With("db_address_city", "Gent")
            .With("db_address_db_country_code", "BE").With("db_address_latitude_decimal", 51.05));
        Assert.That(response.Warnings, Is.EqualTo(new[] { "/db_address_street address_ignored" }));
        Assert.That(response.Json["warnings"]![0]!["message"]!.ToString(),
            Does.Contain("db_address_street, db_address_city, db_address_db_country_id, db_address_latitude_decimal"));
        var filled = response.Json.AsObject()
            .Where(field => field.Key.StartsWith("db_address_", StringComparison.Ordinal) && field.Value is not null);
        Assert.That(filled.Select(field => field.Key), Is.Empty);
        Assert.That((await tenant.Get(response["id"]!)).Text, Is.EqualTo(response.WithoutWarnings()));
    }

    [TestCase(DemoIds.BoilerAddress)]
    [TestCase(DemoIds.SiteAddress)]
    public async Task The_address_may_be_that_of_the_project_or_its_parent(string address)
    {
        using var tenant = await TestTenant.Create();
        Assert.That((await tenant.PostCreated(Sample.Order().With("db_address_id", address)))["db_address_id"], Is.EqualTo(address));
    }

    [Test]
    public async Task The_address_may_be_that_of_a_parent_set_by_the_request()
    {
        using var tenant = await TestTenant.Create();
        var project = new JsonObject { ["reference_back_office"] = "EQ-NEW", ["name"] = "New", ["company_code"] = "C-100",
            ["_parent_reference_back_office"] = "EQ-10023" };
        var response = await tenant.PostCreated(Sample.Order().Without("project_reference_back_office").With("project", project)
            .With("db_address_id", DemoIds.SiteAddress));
        Assert.That((response["db_address_id"], response["company_code"]), Is.EqualTo((DemoIds.SiteAddress, "C-100")));
    }

    [Test]
    public async Task Any_other_address_is_refused_with_the_accepted_ones()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostRefused(Sample.Order().With("db_address_id", DemoIds.OtherCompanyAddress),
            HttpStatusCode.UnprocessableEntity, "/db_address_id address_elsewhere");
        var accepted = response.Problem("/db_address_id")["accepted"]!.AsArray().Select(each => each!.ToString());
        Assert.That(accepted, Is.EquivalentTo(new[] { DemoIds.BoilerAddress, DemoIds.SiteAddress }));
    }

    [Test]
    public async Task An_unknown_address_is_refused()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostRefused(Sample.Order().With("db_address_id", "11111111-1111-4111-8111-111111111111"),
            HttpStatusCode.UnprocessableEntity, "/db_address_id not_found");
    }

    [Test]
    public async Task The_company_is_that_of_the_project()
    {
        using var tenant = await TestTenant.Create();
        await tenant.Run("update project set company_id = null where tenant_id = @tenant and reference_back_office = 'EQ-20001'");
        Assert.That((await tenant.PostCreated(Sample.MobileOrder()))["company_code"], Is.EqualTo("C-400"));
        Assert.That((await tenant.PostCreated(Sample.Order().With("project_reference_back_office", "EQ-20001")))["company_id"], Is.Null);
    }
}
