using System.Net;
using NUnit.Framework.Constraints;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Single values: invalid values are refused at their pointer, and unusual but readable values are accepted.</summary>
public sealed class ValueTests : WireTestFixture
{
    [TestCase("customer_reference", """ "a\u0000b" """, "nul_character")]
    [TestCase("customer_reference", """ "\ud800" """, "not_text")]
    [TestCase("customer_reference", """ "\udc00 behind" """, "not_text")]
    [TestCase("customer_reference", "[]", "wrong_type")]
    [TestCase("customer_reference", """ {"a":[1,2]} """, "wrong_type")]
    [TestCase("contact_id", """ "x" """, "not_a_guid")]
    [TestCase("contact_id", """ "\u0000" """, "nul_character")]
    [TestCase("contact_id", "7", "wrong_type")]
    [TestCase("contact_id", "{}", "wrong_type")]
    [TestCase("working_sequence", "1.5", "wrong_type")]
    [TestCase("working_sequence", """ "1.5" """, "ambiguous_number")]
    [TestCase("working_sequence", "1e-400", "wrong_type")]
    [TestCase("working_sequence", "1e-99999999999", "wrong_type")]
    [TestCase("working_sequence", "1e99999999999", "out_of_range")]
    [TestCase("working_sequence", "1.00000000000000000000000000000000001", "wrong_type")]
    [TestCase("working_sequence", """ "one" """, "wrong_type")]
    [TestCase("working_sequence", """ "NaN" """, "wrong_type")]
    [TestCase("working_sequence", "2147483648", "out_of_range")]
    [TestCase("working_sequence", "-2147483649", "out_of_range")]
    [TestCase("working_sequence", "1e28", "out_of_range")]
    [TestCase("working_sequence", "1e400", "out_of_range")]
    [TestCase("working_sequence", "99999999999999999999999999999999999999999999999999999999999999999999999999999999", "out_of_range")]
    [TestCase("working_sequence", "false", "wrong_type")]
    [TestCase("working_sequence", "[1]", "wrong_type")]
    [TestCase("estimated_time", "-1", "out_of_range")]
    [TestCase("estimated_time", "525601", "out_of_range")]
    [TestCase("db_address_latitude_decimal", "1000", "out_of_range")]
    [TestCase("db_address_latitude_decimal", "90.000001", "out_of_range")]
    [TestCase("db_address_latitude_decimal", "-90.4", "out_of_range")]
    [TestCase("db_address_latitude_decimal", "1e28", "out_of_range")]
    [TestCase("db_address_latitude_decimal", "1e400", "out_of_range")]
    [TestCase("db_address_latitude_decimal", """ "Infinity" """, "wrong_type")]
    [TestCase("db_address_latitude_decimal", """ "51,05" """, "wrong_type")]
    [TestCase("due_date", "20261201", "wrong_type")]
    [TestCase("due_date", "[]", "wrong_type")]
    [TestCase("due_date", """ "tomorrow" """, "not_a_date")]
    [TestCase("due_date", """ "2026-02-30" """, "not_a_date")]
    [TestCase("due_date", """ "0000-01-01T00:00:00Z" """, "not_a_date")]
    [TestCase("due_date", """ "10000-01-01T00:00:00Z" """, "not_a_date")]
    [TestCase("due_date", """ "9999-12-31T23:59:59-12:00" """, "out_of_range")]
    [TestCase("due_date", """ "2026-12-01T24:00:00Z" """, "not_a_date")]
    [TestCase("due_date", """ "2026-12-01T08:30:60Z" """, "not_a_date")]
    [TestCase("due_date", """ "2026-12-01T08:30:00+99:00" """, "not_a_date")]
    [TestCase("due_date", """ "1980-01-01T00:00:00+99:00" """, "not_a_date")]
    [TestCase("due_date", """ "2026-12-01T08:30:00.\u0661\u0662Z" """, "not_a_date")]
    [TestCase("project", "[1]", "wrong_type")]
    [TestCase("project", """ "EQ-10023" """, "wrong_type")]
    [TestCase("project", "5", "wrong_type")]
    [TestCase("_parent_job", "true", "wrong_type")]
    public Task A_value_that_its_field_cannot_store_is_refused(string field, string json, string code) =>
        AssertRefused(() => Tenant.PostText(Order(field, json)), HttpStatusCode.BadRequest, $"/{field} {code}");

    [TestCase("project", """ {"reference_back_office":"N","name":"N","equipment_model":{"code":"M","name":[]}} """,
        "/project/equipment_model/name wrong_type")]
    [TestCase("project", """ {"reference_back_office":"N","name":"N","equipment_model":{"code":"M","name":"M","translations":{}}} """,
        "/project/equipment_model/translations wrong_type")]
    [TestCase("project", """ {"reference_back_office":"N","name":"N","equipment_model":{"code":"M","name":"M","translations":[null]}} """,
        "/project/equipment_model/translations/0 wrong_type")]
    [TestCase("project", """ {"reference_back_office":"N","name":"N","is_mobile_installation":2} """,
        "/project/is_mobile_installation wrong_type")]
    [TestCase("project", """ {"reference_back_office":"N","name":"N","date_built":"1899-02-29"} """, "/project/date_built not_a_date")]
    [TestCase("_parent_job", """ {"reference_back_office":"N","_parent_job":{"reference_back_office":"M","name":"a\u0000"}} """,
        "/_parent_job/_parent_job/name nul_character")]
    public async Task A_value_in_an_embedded_object_is_refused_at_its_pointer(string field, string json, string problem)
    {
        var response = await AssertRefusedWith(Order(field, json), problem);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.BadRequest), response.Text);
    }

    [TestCase("working_sequence", "1.0", "1")]
    [TestCase("working_sequence", "1e2", "100")]
    [TestCase("working_sequence", "-0", "0")]
    [TestCase("working_sequence", "0e99999999999", "0")]
    [TestCase("working_sequence", "-2147483648", "-2147483648")]
    [TestCase("working_sequence", """ "42" """, "42")]
    [TestCase("db_address_latitude_decimal", "-0", "0")]
    [TestCase("db_address_latitude_decimal", "-90", "-90")]
    [TestCase("db_address_latitude_decimal", "9e1", "90")]
    [TestCase("db_address_latitude_decimal", """ "51.0501" """, "51.0501")]
    [TestCase("due_date", """ "2026-12-01T08:30:00+02" """, "2026-12-01T06:30:00Z")]
    [TestCase("due_date", """ "2026-12-01T08:30:00+0200" """, "2026-12-01T06:30:00Z")]
    [TestCase("due_date", """ "2026-12-01T08:30:00+02:00" """, "2026-12-01T06:30:00Z")]
    [TestCase("due_date", """ "2026-12-01T08:30:00.1234567Z" """, "2026-12-01T08:30:00.123456Z")]
    [TestCase("due_date", """ "0001-01-01T00:00:00Z" """, null)]
    [TestCase("due_date", """ "0001-01-01T00:00:00+14:00" """, null)]
    [TestCase("customer_reference", "12", "12")]
    [TestCase("customer_reference", "1.0e5", "1.0e5")]
    [TestCase("customer_reference", "true", "true")]
    [TestCase("due_date", """ "9999-12-31T23:59:59.9999999Z" """, "9999-12-31T23:59:59.999999Z")]
    [TestCase("due_date", """ "1980-01-01T00:00:00.000Z" """, null)]
    [TestCase("due_date", """ "" """, null)]
    [TestCase("due_date", "null", null)]
    [TestCase("contact_id", """ "00000000-0000-0000-0000-000000000000" """, null)]
    [TestCase("project", "null", null)]
    [TestCase("modified_dateutc", """ {"read-only": ["is ignored"]} """, "*")]
    [TestCase("customer_reference", """ "\ud83d\ude00 \uffff\u0001" """, "😀 \uffff\u0001")]
    public async Task A_readable_value_is_accepted_and_reads_back_unchanged(string field, string json, string? stored)
    {
        var response = await Tenant.PostText(Body(Sample.MobileOrder(), $$"""{"{{field}}":{{json}}}"""));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(response.Warnings, Is.Empty);
        Assert.That(response[field], stored == "*" ? (IResolveConstraint)Is.Not.Null : Is.EqualTo(stored));
        Assert.That((await Tenant.Get(response["id"]!))[field], Is.EqualTo(response[field]));
    }

    [TestCase("working_sequence", """ "42" """)]
    [TestCase("db_address_latitude_decimal", """ "51.05" """)]
    public async Task A_quoted_number_is_refused_under_strict_handling(string field, string json)
    {
        var response = await AssertRefused(() => Tenant.PostText(Order(field, json), prefer: "handling=strict"), HttpStatusCode.BadRequest,
            $"/{field} wrong_type");
        Assert.That(response.Problem($"/{field}")["accepted"]?.ToString(), Does.Contain("number"));
    }

    [TestCase("date_built", "0001-01-02T00:00:00Z")]
    [TestCase("date_built", "9999-12-31T23:59:59.999999Z")]
    public async Task The_minimum_and_maximum_date_can_be_stored_in_master_data(string field, string date)
    {
        var project = $$$"""{"project":{"reference_back_office":"EQ-10023","{{{field}}}":"{{{date}}}"}}""";
        Assert.That((await Tenant.PostText(Body(Sample.Order(), project))).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await Tenant.PostText(Body(Sample.Order(), project))).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    private async Task<Answer> AssertRefusedWith(string body, string problem)
    {
        var before = await Tenant.Snapshot();
        var response = await Tenant.PostText(body);
        AssertProblem(response);
        Assert.That(response.Problems, Does.Contain(problem), response.Text);
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
        return response;
    }
}
