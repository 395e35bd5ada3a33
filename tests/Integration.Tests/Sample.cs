using System.Text.Json.Nodes;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests;

/// <summary>Valid request bodies that refer to the demo tenant's master data; each call returns a new one.</summary>
internal static class Sample
{
    /// <summary>The context of a request of a tenant.</summary>
    public static RequestContext Context(Guid tenant) =>
        new(new(tenant, "tenant", "user", TenantSettings.Default), RequestOrigin.None, Preferences.From(TenantSettings.Default), new());

    /// <summary>The least that can be asked for: an open order on a fixed site.</summary>
    public static JsonObject Order() => new()
    {
        ["reference_back_office"] = Reference(),
        ["name"] = "Boiler does not start",
        ["project_reference_back_office"] = "EQ-10023",
        ["job_type_code"] = "REPAIR",
        ["job_status_code"] = "Open",
    };

    /// <summary>An order suggested for a technician without a team, at a time no other test data uses.</summary>
    public static JsonObject SuggestedOrder() => Order()
        .With("job_status_code", "Suggested")
        .With("suggested_user_code", "T07")
        .With("suggested_date_start", "2026-12-01T08:30:00+01:00")
        .With("estimated_time", 90);

    /// <summary>An order on a mobile installation, with the required address.</summary>
    public static JsonObject MobileOrder() => Order()
        .With("project_reference_back_office", "GEN-MOB-2")
        .With("db_address_street", "Kaai")
        .With("db_address_zip", "9000")
        .With("db_address_city", "Gent");

    /// <summary>A new unique back-office reference.</summary>
    public static string Reference() => $"SO-{Guid.CreateVersion7():n}";

    /// <summary>A request from the <c>examples</c> folder.</summary>
    public static JsonObject Example(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Join(TestContext.CurrentContext.TestDirectory, "examples", file)))!.AsObject();

    /// <summary>The same body with one field set.</summary>
    public static JsonObject With(this JsonObject body, string field, JsonNode? value)
    {
        body[field] = value;
        return body;
    }

    /// <summary>The same body without one field.</summary>
    public static JsonObject Without(this JsonObject body, string field)
    {
        body.Remove(field);
        return body;
    }
}
