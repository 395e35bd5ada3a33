using System.Net;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>The statuses an order may have at creation.</summary>
public sealed class StatusTests
{
    // Repeats the contract's table, to detect a mistake in the product's copy.
    private static readonly (string Code, string Id)[] AtCreation =
    [
        ("Open", "8ba9da71-ef32-423a-bb50-ae767315f55c"), ("ToBePlanned", "497acff2-9ff6-4c94-85dd-daa0689553e2"),
        ("Waiting", "69268600-d3e0-4222-859f-06e47cf4041e"), ("Pooling", "8adbc894-d612-de11-bd84-0030488c6c36"),
        ("Suggested", DemoIds.Suggested), ("Activated", "9ac4bd6d-f6e8-df11-97cf-0030488c6c36"),
        ("Canceled", "06ea451c-5863-4c97-9592-cc928dfdf869"),
    ];

    private static readonly (string Code, string Id)[] NotAtCreation =
    [
        ("Dispatched", "a60bc691-ab2f-42f5-8a5b-998a29a27537"), ("DispatchRejected", "eb014da9-5850-4e16-b1e9-527162f1a9e0"),
        ("Planned", "10f456d2-000e-48ea-93d7-e016107b7a98"), ("InProgress", "f79e58ee-ee04-4590-bcb1-49e8bd551659"),
        ("WaitingFurtherActions", "136e1585-dff6-4990-bfc6-dba958b71f30"), ("Completed", "6557b9dc-6106-4327-8e26-6f24d0329c33"),
        ("Workshop", "e2bc66af-bd10-4035-8aa1-7ad88cb35723"), ("WorkshopInQueue", "41a3718f-eaa1-4ef4-9a82-2ccf3fa92bcc"),
        ("WorkshopInProgress", "fc28469f-c276-4ff5-abb7-b99f5aee4c7d"),
        ("WorkshopWaitingFurtherActions", "1c6f7a61-3723-450b-8158-19a90d60cbd9"),
        ("WorkshopCompleted", "ce5f26ed-5fe0-47a3-94a7-1bf4402e32d0"),
    ];

    [Test]
    public async Task Seven_statuses_are_accepted_at_creation_by_code_or_id()
    {
        using var tenant = await TestTenant.Create();
        foreach (var (code, id) in AtCreation)
        {
            foreach (var order in new[] { Sample.Order().With("job_status_code", code),
                Sample.Order().Without("job_status_code").With("job_status_id", id) })
            {
                var response = await tenant.PostCreated(order);
                Assert.That((response["job_status_code"], response["job_status_id"]), Is.EqualTo((code, id)));
            }
        }
    }

    [Test]
    public async Task The_other_eleven_statuses_are_refused_with_the_accepted_seven()
    {
        using var tenant = await TestTenant.Create();
        foreach (var (code, id) in NotAtCreation)
        {
            var byCode = await tenant.PostRefused(Sample.Order().With("job_status_code", code), HttpStatusCode.UnprocessableEntity,
                "/job_status_code status_not_settable");
            var accepted = byCode.Problem("/job_status_code")["accepted"]!.AsArray().Select(each => each!.ToString());
            Assert.That(accepted, Is.EquivalentTo(AtCreation.Select(status => status.Code)));
            await tenant.PostRefused(Sample.Order().Without("job_status_code")
                .With("job_status_id", id), HttpStatusCode.UnprocessableEntity,
                "/job_status_id status_not_settable");
        }
    }

    [Test]
    public async Task An_unknown_status_is_refused_with_suggestions()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostRefused(Sample.Order().With("job_status_code", "Sugested"), HttpStatusCode.UnprocessableEntity,
            "/job_status_code not_found");
        Assert.That(response.Problem("/job_status_code")["accepted"]![0]!.ToString(), Is.EqualTo("Suggested"));
    }

    [Test]
    public async Task A_status_is_required()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostRefused(Sample.Order().Without("job_status_code"), HttpStatusCode.BadRequest,
            "/job_status_code required");
        Assert.That(response.Problem("/job_status_code")["message"]!.ToString(),
            Is.EqualTo("One of job_status_id, job_status_code is required."));
    }

    [Test]
    public async Task A_custom_status_behaves_like_its_system_status()
    {
        using var tenant = await TestTenant.Create();
        await AddCustomStatus(tenant, "ProposedByPhone", DemoIds.Suggested, true);
        var response = await tenant.PostCreated(Sample.SuggestedOrder().With("job_status_code", "ProposedByPhone"));
        Assert.That(response["job_status_code"], Is.EqualTo("ProposedByPhone"));
        Assert.That(response.Json["job_planning"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase("Suggested", false)]
    [TestCase("Completed", true)]
    public async Task A_custom_status_that_clients_may_not_set_is_refused(string systemStatus, bool usable)
    {
        using var tenant = await TestTenant.Create();
        await AddCustomStatus(tenant, "OnHold", AtCreation.Concat(NotAtCreation).Single(status => status.Code == systemStatus).Id, usable);
        var response = await tenant.PostRefused(Sample.Order().With("job_status_code", "OnHold"), HttpStatusCode.UnprocessableEntity,
            "/job_status_code status_not_settable");
        Assert.That(response.Problem("/job_status_code")["value"]!.ToString(), Is.EqualTo("OnHold"));
    }

    [Test]
    public async Task A_custom_status_without_a_system_status_is_refused()
    {
        using var tenant = await TestTenant.Create();
        await AddCustomStatus(tenant, "Lost", null, true);
        await tenant.PostRefused(Sample.Order().With("job_status_code", "Lost"), HttpStatusCode.UnprocessableEntity,
            "/job_status_code status_not_settable");
    }

    [TestCase("Canceled", true)]
    [TestCase("Open", false)]
    public async Task The_closing_date_is_set_when_an_order_starts_canceled(string code, bool closed)
    {
        using var tenant = await TestTenant.Create();
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        var response = await tenant.PostCreated(Sample.Order().With("job_status_code", code));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response["date_closed"], closed ? Is.EqualTo(response["date_create"]) : Is.Null);
            Assert.That(response["date_update"], Is.EqualTo(response["date_create"]));
            Assert.That((DateTimeOffset)response.Json["date_create"]!, Is.InRange(before, DateTimeOffset.UtcNow));
        }
    }

    [Test]
    public async Task Dates_of_a_migrated_order_are_kept_as_sent()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(Sample.Order().With("job_status_code", "Canceled")
            .With("date_create", "2001-02-03T04:05:06Z").With("date_update", "2002-02-03T04:05:06Z")
            .With("date_closed", "2003-02-03T04:05:06Z"));
        Assert.That((response["date_create"], response["date_update"], response["date_closed"]),
            Is.EqualTo(("2001-02-03T04:05:06Z", "2002-02-03T04:05:06Z", "2003-02-03T04:05:06Z")));
    }

    private static Task AddCustomStatus(TestTenant tenant, string code, string? systemStatusId, bool usable) => tenant.Run($"""
        insert into job_status (tenant_id, id, code, name, system_job_status_id, usable_on_api)
        values (@tenant, '{Guid.CreateVersion7()}', '{code}', '{code}',
            {(systemStatusId is null ? "null" : $"'{systemStatusId}'")}, {usable})
        """);
}
