using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Every field of the contract is accepted, stored and returned under its exact name.</summary>
public sealed class FieldTests
{
    private static readonly string[] ReadOnly = ["id2", "company_id", "company_code", "date_status", "modified_dateutc"];

    /// <summary>Returns an order on a fixed site with all its fields, and with each reference in every form.</summary>
    private static JsonObject FixedSiteOrder() => new()
    {
        ["id"] = Guid.NewGuid().ToString(),
        ["project_id"] = DemoIds.Boiler,
        ["project_reference_back_office"] = "EQ-10023",
        ["project"] = new JsonObject { ["reference_back_office"] = "EQ-10023" },
        ["job_type_id"] = DemoIds.Repair,
        ["job_type_code"] = "REPAIR",
        ["job_type"] = new JsonObject { ["code"] = "REPAIR" },
        ["job_priority_id"] = DemoIds.High,
        ["job_priority_code"] = "HIGH",
        ["job_priority"] = new JsonObject { ["code"] = "HIGH" },
        ["job_status_id"] = DemoIds.Suggested,
        ["job_status_code"] = "Suggested",
        ["db_address_id"] = DemoIds.SiteAddress,
        ["contact_id"] = DemoIds.Syndic,
        ["requested_by_company_id"] = DemoIds.Brewery,
        ["requested_by_contact_id"] = DemoIds.Caretaker,
        ["reference_back_office"] = Sample.Reference(),
        ["name"] = "Boiler \"Vitocrossal\" <200> & friends",
        ["description"] = "Zeile 1\nZeile 2\tä ß € 🔧",
        ["working_sequence"] = -3,
        ["internal_memo"] = "Second visit.",
        ["prejob_information"] = "Ring the caretaker.",
        ["estimated_time"] = 45,
        ["earliest_date_plannable"] = "2026-11-30T00:00:00Z",
        ["due_date"] = "2026-12-04T17:00:00.5Z",
        ["date_create"] = "2019-01-02T03:04:05.000006Z",
        ["date_update"] = "2020-01-02T03:04:05.6Z",
        ["suggested_user_id"] = DemoIds.Technician(7),
        ["suggested_user_code"] = "T07",
        ["suggested_user"] = new JsonObject { ["code"] = "T07" },
        ["suggested_date_start"] = "2026-12-01T07:30:00.123456Z",
        ["skill_id"] = DemoIds.Gas,
        ["skill_code"] = "GAS",
        ["skill"] = new JsonObject { ["code"] = "GAS" },
        ["customer_reference"] = "PO 88/1204",
        ["approval_responsible_user_id"] = DemoIds.Technician(1),
        ["date_reported_by_company"] = "2026-11-23T06:12:45.12Z",
        ["estimated_quantity_remark"] = "2 × gasket",
    };

    /// <summary>Returns an order with the fields that only an order on a mobile installation, with a parent or closed has.</summary>
    private static JsonObject MobileChildOrder(JsonObject parent) => Sample.MobileOrder()
        .With("_parent_id", parent["id"]!.ToString())
        .With("_parent_jobs_reference_back_office", parent["reference_back_office"]!.ToString())
        .With("_parent_job", new JsonObject { ["reference_back_office"] = parent["reference_back_office"]!.ToString() })
        .With("job_status_code", "Canceled")
        .With("date_closed", "2021-01-02T03:04:05Z")
        .With("db_address_name", "Festival grounds")
        .With("db_address_street2", "Gate 3")
        .With("db_address_street_number", "12b")
        .With("db_address_db_country_id", DemoIds.Belgium)
        .With("db_address_db_country_code", "BE")
        .With("db_address_phone", "+32 9 000 00 00")
        .With("db_address_email", "no e-mail at all")
        .With("db_address_latitude_decimal", 51.05430m)
        .With("db_address_longitude_decimal", -3.7174m);

    [Test]
    public async Task Every_field_is_returned_as_sent()
    {
        using var tenant = await TestTenant.Create();
        var onSite = FixedSiteOrder();
        await AssertRoundTrip(tenant, onSite);
        var mobile = MobileChildOrder(onSite);
        await AssertRoundTrip(tenant, mobile);

        var sent = onSite.Concat(mobile).Select(field => field.Key).Concat(ReadOnly).Distinct();
        Assert.That(sent, Is.EquivalentTo(PublishedFields.For("jobs").Select(field => field.Name)),
            "Together, the two orders must fill every field.");
    }

    [Test]
    public async Task The_response_has_every_scalar_field_and_no_embedded_object()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(FixedSiteOrder());
        var scalars = PublishedFields.For("jobs").Where(field => !field.IsEmbedded).Select(field => field.Name).ToList();
        Assert.That(scalars, Has.Count.EqualTo(53));
        Assert.That(response.Json.AsObject().Select(field => field.Key),
            Is.EquivalentTo(scalars.Concat(["@odata.context", "@odata.etag", "job_planning"])));
    }

    [Test]
    public async Task Read_only_fields_are_ignored_without_a_warning()
    {
        using var tenant = await TestTenant.Create();
        var plain = await tenant.PostCreated(Sample.Order());
        var response = await tenant.PostCreated(Sample.Order()
            .With("id2", 4711).With("company_id", Guid.NewGuid().ToString()).With("company_code", "C-999")
            .With("modified_dateutc", "yesterday")
            .With("job_planning", new JsonArray(new JsonObject { ["user_id"] = DemoIds.Technician(7) })).With("warnings", "none")
            .With("@odata.context", 1).With("project@odata.navigationLink", "Project(1)"), "handling=strict");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response["id2"], Is.EqualTo("2"));
            Assert.That(response["company_id"], Is.EqualTo(DemoIds.Brewery));
            Assert.That(response["company_code"], Is.EqualTo("C-100"));
            Assert.That(DateTimeOffset.Parse(response["modified_dateutc"]!, null),
                Is.GreaterThan(DateTimeOffset.Parse(plain["modified_dateutc"]!, null)));
            Assert.That(response.Json["job_planning"]!.AsArray(), Is.Empty);
            Assert.That(response.Json["warnings"], Is.Null);
        }
    }

    [TestCase(null)]
    [TestCase("nulls=default")]
    public async Task A_response_can_be_posted_again_with_a_new_id_and_reference(string? prefer)
    {
        using var tenant = await TestTenant.Create();
        var first = await tenant.PostCreated(FixedSiteOrder(), prefer);
        var again = first.Json.DeepClone().AsObject().With("id", Guid.NewGuid().ToString())
            .With("reference_back_office", Sample.Reference());
        var second = await tenant.PostCreated(again);
        Assert.That(second.Warnings, Is.EqualTo(new[] { "/suggested_date_start overlaps" }),
            "Both orders are suggested for the same technician and time.");
        foreach (var (name, value) in FixedSiteOrder())
        {
            if (value is JsonValue && name is not ("id" or "reference_back_office"))
            {
                Assert.That(second[name], Is.EqualTo(value.ToString()), name);
            }
        }
    }

    [TestCase("/api/Jobs({0})")]
    [TestCase("/api/Jobs/{0}")]
    [TestCase("/API/jobs({0})")]
    [TestCase("/Api/JOBS/{0}")]
    public async Task An_order_can_be_read_at_both_paths_in_any_letter_case(string path)
    {
        using var tenant = await TestTenant.Create();
        var created = await tenant.PostCreated(Sample.SuggestedOrder().With("suggested_user_code", "T01"));
        foreach (var id in new[] { created["id"]!, created["id"]!.ToUpperInvariant() })
        {
            var read = await tenant.Send(HttpMethod.Get, string.Format(null, path, id));
            Assert.That(read.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(read.Text, Is.EqualTo(created.WithoutWarnings()));
        }
    }

    private static async Task AssertRoundTrip(TestTenant tenant, JsonObject sent)
    {
        var response = await tenant.PostCreated(sent);
        foreach (var (name, value) in sent.Where(field => field.Value is JsonValue))
        {
            Assert.That(response[name], Is.EqualTo(value!.ToString()), name);
        }
        Assert.That((await tenant.Get(response["id"]!)).Text, Is.EqualTo(response.WithoutWarnings()));
    }
}
