using System.Text.Json.Nodes;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests;

/// <summary>Valid request bodies that refer to the demo tenant's master data; each call returns a new body.</summary>
internal static class Sample
{
    /// <summary>Returns the context of a request of a tenant.</summary>
    public static RequestContext Context(Guid tenant) =>
        new(new(tenant, "tenant", "user", TenantSettings.Default), RequestOrigin.None, Preferences.From(TenantSettings.Default), new());

    /// <summary>Returns a minimal order: open, on a fixed site.</summary>
    public static JsonObject Order() => new()
    {
        ["reference_back_office"] = Reference(),
        ["name"] = "Boiler does not start",
        ["project_reference_back_office"] = "EQ-10023",
        ["job_type_code"] = "REPAIR",
        ["job_status_code"] = "Open",
    };

    /// <summary>Returns an order suggested for a technician without a team, at a time that no other test data uses.</summary>
    public static JsonObject SuggestedOrder() => Order()
        .With("job_status_code", "Suggested")
        .With("suggested_user_code", "T07")
        .With("suggested_date_start", "2026-12-01T08:30:00+01:00")
        .With("estimated_time", 90);

    /// <summary>Returns an order on a mobile installation, with the required address.</summary>
    public static JsonObject MobileOrder() => Order()
        .With("project_reference_back_office", "GEN-MOB-2")
        .With("db_address_street", "Kaai")
        .With("db_address_zip", "9000")
        .With("db_address_city", "Gent");

    /// <summary>Returns a new unique back-office reference.</summary>
    public static string Reference() => $"SO-{Guid.CreateVersion7():n}";

    /// <summary>Reads a request from the <c>examples</c> folder.</summary>
    public static JsonObject Example(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Join(TestContext.CurrentContext.TestDirectory, "examples", file)))!.AsObject();

    /// <summary>Sets one field of a body and returns the body.</summary>
    public static JsonObject With(this JsonObject body, string field, JsonNode? value)
    {
        body[field] = value;
        return body;
    }

    /// <summary>Removes one field of a body and returns the body.</summary>
    public static JsonObject Without(this JsonObject body, string field)
    {
        body.Remove(field);
        return body;
    }
}
