using System.Net;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Planning;

/// <summary>A credential that belongs to a technician acts only for this technician.</summary>
public sealed class LinkedCredentialTests
{
    private const string Monday = "2094-03-01T08:00:00Z";

    [Test]
    public async Task A_technician_plans_moves_and_starts_only_their_own_work()
    {
        using var tenant = await PlanningTenant.Create();
        await tenant.Tenant.Run($"update api_key set user_id = '{DemoIds.Technician(5)}' where tenant_id = @tenant");
        await tenant.Order("A");
        await AssertForbidden(tenant.Plan("A", "T06", Monday));
        var own = await tenant.Planned("A", "T05", Monday);
        await AssertForbidden(tenant.Change(own, """{"user_code":"T06"}"""));
        await AssertForbidden(tenant.Send(HttpMethod.Post, "/api/Jobs(reference_back_office='A')/Start", """{"user_code":"T06"}"""));
        var others = await tenant.Send(HttpMethod.Post, "/api/Planning/Propose",
            """{"jobs":["A"],"from":"2094-03-01","to":"2094-03-02"}""");
        Assert.That(others.Problems, Is.EqualTo(["/users other_technician"]), others.Text);
        var started = await tenant.Send(HttpMethod.Post, "/api/Jobs(reference_back_office='A')/Start", "{}");
        Assert.That(started["job_status_code"], Is.EqualTo("InProgress"), started.Text);
    }

    private static async Task AssertForbidden(Task<Answer> request)
    {
        var refused = await request;
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Forbidden), refused.Text);
        Assert.That(refused.Problems, Is.EqualTo(["/user_code other_technician"]), refused.Text);
        Assert.That((string?)refused.Problem("/user_code")["message"], Does.StartWith(
            "The credential belongs to the technician T05, who cannot act for T06."), refused.Text);
    }
}
