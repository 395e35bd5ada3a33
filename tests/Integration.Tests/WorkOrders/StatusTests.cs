using System.Net;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>How an order may start.</summary>
public sealed class StatusTests
{
    // DOMAIN's table, written down again so that a slip in the product's own is seen.
    private static readonly (string Code, string Id)[] AtCreation =
    [
        ("Open", "8ba9da71-ef32-423a-bb50-ae767315f55c"), ("ToBePlanned", "497acff2-9ff6-4c94-85dd-daa0689553e2"),
        ("Waiting", "69268600-d3e0-4222-859f-06e47cf4041e"), ("Pooling", "8adbc894-d612-de11-bd84-0030488c6c36"),
        ("Suggested", Demo.Suggested), ("Activated", "9ac4bd6d-f6e8-df11-97cf-0030488c6c36"), ("Canceled", "06ea451c-5863-4c97-9592-cc928dfdf869"),
    ];

    private static readonly (string Code, string Id)[] Later =
    [
        ("Dispatched", "a60bc691-ab2f-42f5-8a5b-998a29a27537"), ("DispatchRejected", "eb014da9-5850-4e16-b1e9-527162f1a9e0"),
        ("Planned", "10f456d2-000e-48ea-93d7-e016107b7a98"), ("InProgress", "f79e58ee-ee04-4590-bcb1-49e8bd551659"),
        ("WaitingFurtherActions", "136e1585-dff6-4990-bfc6-dba958b71f30"), ("Completed", "6557b9dc-6106-4327-8e26-6f24d0329c33"),
        ("Workshop", "e2bc66af-bd10-4035-8aa1-7ad88cb35723"), ("WorkshopInQueue", "41a3718f-eaa1-4ef4-9a82-2ccf3fa92bcc"),
        ("WorkshopInProgress", "fc28469f-c276-4ff5-abb7-b99f5aee4c7d"), ("WorkshopWaitingFurtherActions", "1c6f7a61-3723-450b-8158-19a90d60cbd9"),
        ("WorkshopCompleted", "ce5f26ed-5fe0-47a3-94a7-1bf4402e32d0"),
    ];

    [Test]
    public async Task An_order_may_start_in_seven_statuses_named_by_code_or_by_id()
    {
        using var tenant = await TestTenant.Create();
        foreach (var (code, id) in AtCreation)
        {
            foreach (var order in new[] { Some.Order().With("job_status_code", code), Some.Order().Without("job_status_code").With("job_status_id", id) })
            {
                var answer = await tenant.Creates(order);
                Assert.That((answer["job_status_code"], answer["job_status_id"]), Is.EqualTo((code, id)));
            }
        }
    }

    [Test]
    public async Task The_other_eleven_are_refused_and_the_seven_are_named()
    {
        using var tenant = await TestTenant.Create();
        foreach (var (code, id) in Later)
        {
            var byCode = await tenant.Refuses(Some.Order().With("job_status_code", code), HttpStatusCode.UnprocessableEntity, "/job_status_code status_not_settable");
            var accepted = byCode.Problem("/job_status_code")["accepted"]!.AsArray().Select(each => each!.ToString());
            Assert.That(accepted, Is.EquivalentTo(AtCreation.Select(status => status.Code)));
            await tenant.Refuses(Some.Order().Without("job_status_code").With("job_status_id", id), HttpStatusCode.UnprocessableEntity, "/job_status_id status_not_settable");
        }
    }

    [Test]
    public async Task A_status_nobody_has_is_refused_with_near_ones()
    {
        using var tenant = await TestTenant.Create();
        var answer = await tenant.Refuses(Some.Order().With("job_status_code", "Sugested"), HttpStatusCode.UnprocessableEntity, "/job_status_code not_found");
        Assert.That(answer.Problem("/job_status_code")["accepted"]![0]!.ToString(), Is.EqualTo("Suggested"));
    }

    [Test]
    public async Task A_status_is_required()
    {
        using var tenant = await TestTenant.Create();
        var answer = await tenant.Refuses(Some.Order().Without("job_status_code"), HttpStatusCode.BadRequest, "/job_status_code required");
        Assert.That(answer.Problem("/job_status_code")["message"]!.ToString(), Is.EqualTo("One of job_status_id, job_status_code is required."));
    }

    [Test]
    public async Task A_tenants_own_status_behaves_like_the_one_it_hangs_under()
    {
        using var tenant = await TestTenant.Create();
        await AddOwn(tenant, "ProposedByPhone", Demo.Suggested, true);
        var answer = await tenant.Creates(Some.SuggestedOrder().With("job_status_code", "ProposedByPhone"));
        Assert.That(answer["job_status_code"], Is.EqualTo("ProposedByPhone"));
        Assert.That(answer.Json["job_planning"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase("Suggested", false)]
    [TestCase("Completed", true)]
    public async Task A_tenants_own_status_is_refused_when_clients_may_not_set_it_or_its_system_status(string under, bool usable)
    {
        using var tenant = await TestTenant.Create();
        await AddOwn(tenant, "OnHold", AtCreation.Concat(Later).Single(status => status.Code == under).Id, usable);
        var answer = await tenant.Refuses(Some.Order().With("job_status_code", "OnHold"), HttpStatusCode.UnprocessableEntity, "/job_status_code status_not_settable");
        Assert.That(answer.Problem("/job_status_code")["value"]!.ToString(), Is.EqualTo("OnHold"));
    }

    [Test]
    public async Task A_tenants_own_status_that_hangs_under_none_is_refused()
    {
        using var tenant = await TestTenant.Create();
        await AddOwn(tenant, "Lost", null, true);
        await tenant.Refuses(Some.Order().With("job_status_code", "Lost"), HttpStatusCode.UnprocessableEntity, "/job_status_code status_not_settable");
    }

    [TestCase("Canceled", true)]
    [TestCase("Open", false)]
    public async Task The_closing_date_is_filled_when_an_order_starts_canceled(string code, bool closed)
    {
        using var tenant = await TestTenant.Create();
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        var answer = await tenant.Creates(Some.Order().With("job_status_code", code));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer["date_closed"], closed ? Is.EqualTo(answer["date_create"]) : Is.Null);
            Assert.That(answer["date_update"], Is.EqualTo(answer["date_create"]));
            Assert.That((DateTimeOffset)answer.Json["date_create"]!, Is.InRange(before, DateTimeOffset.UtcNow));
        }
    }

    [Test]
    public async Task Dates_of_a_migrated_order_stay_as_they_are_sent()
    {
        using var tenant = await TestTenant.Create();
        var answer = await tenant.Creates(Some.Order().With("job_status_code", "Canceled")
            .With("date_create", "2001-02-03T04:05:06Z").With("date_update", "2002-02-03T04:05:06Z").With("date_closed", "2003-02-03T04:05:06Z"));
        Assert.That((answer["date_create"], answer["date_update"], answer["date_closed"]), Is.EqualTo(("2001-02-03T04:05:06Z", "2002-02-03T04:05:06Z", "2003-02-03T04:05:06Z")));
    }

    private static Task AddOwn(TestTenant tenant, string code, string? under, bool usable) => tenant.Run($"""
        insert into job_status (tenant_id, id, code, name, system_job_status_id, usable_on_api)
        values (@tenant, '{Guid.CreateVersion7()}', '{code}', '{code}', {(under is null ? "null" : $"'{under}'")}, {usable})
        """);
}
