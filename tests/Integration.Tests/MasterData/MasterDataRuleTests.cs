using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Integration.Tests.MasterData;

/// <summary>The rules of master data: defaults, hierarchies, statuses, team leaders, closed projects.</summary>
public sealed class MasterDataRuleTests
{
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task A_new_default_replaces_the_old_one()
    {
        await Send(HttpMethod.Put, "/api/JobType(code='FIRST')", """{"name":"First","is_default":true}""");
        var second = await Send(HttpMethod.Put, "/api/JobType(code='SECOND')", """{"name":"Second","is_default":true}""");
        Assert.That(second.Warnings, Is.EqualTo([" master_data_changed"]), second.Text);
        var first = await Send(HttpMethod.Get, "/api/JobType(code='FIRST')");
        Assert.That((second["is_default"], first["is_default"], first.Headers["ETag"]), Is.EqualTo(("true", "false", "W/\"2\"")));
    }

    [TestCase("false")]
    [TestCase("null")]
    public async Task A_default_that_is_given_up_is_written_with_the_other_changes(string value)
    {
        await Send(HttpMethod.Put, "/api/JobType(code='FIRST')", """{"name":"First","is_default":true}""");
        var changed = await Send(HttpMethod.Patch, "/api/JobType(code='FIRST')", $$"""{"name":"Changed","is_default":{{value}}}""");
        Assert.That((changed.Headers.GetValueOrDefault("Result"), changed["name"]), Is.EqualTo(("updated", "Changed")), changed.Text);
        Assert.That((changed["is_default"] == "true", changed.Headers["ETag"]), Is.EqualTo((false, "W/\"2\"")));
    }

    [Test]
    public async Task A_default_that_is_given_up_can_refer_to_a_new_row()
    {
        await Send(HttpMethod.Put, "/api/JobPriority(code='FIRST')", """{"name":"First","is_default":true}""");
        var changed = await Send(HttpMethod.Patch, "/api/JobPriority(code='FIRST')", """
            {"is_default":false,"sales_organization":{"code":"SO-FIRST","name":"New"}}
            """);
        Assert.That(changed["sales_organization_code"], Is.EqualTo("SO-FIRST"), changed.Text);
    }

    [TestCase("Project", "reference_back_office", "_parent_reference_back_office")]
    [TestCase("EquipmentFamily", "code", "_parent_code")]
    [TestCase("Company", "code", "parent_company_code")]
    public async Task A_row_cannot_become_its_own_ancestor(string path, string key, string parent)
    {
        await Send(HttpMethod.Put, $"/api/{path}({key}='TOP')", """{"name":"Top"}""");
        await Send(HttpMethod.Put, $"/api/{path}({key}='MIDDLE')", $$"""{"name":"Middle","{{parent}}":"TOP"}""");
        await Send(HttpMethod.Put, $"/api/{path}({key}='BOTTOM')", $$"""{"name":"Bottom","{{parent}}":"MIDDLE"}""");
        var before = await _tenant.Snapshot();
        foreach (var ancestor in new[] { "BOTTOM", "MIDDLE", "TOP" })
        {
            var refused = await Send(HttpMethod.Patch, $"/api/{path}({key}='TOP')", $$"""{"{{parent}}":"{{ancestor}}"}""");
            Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), refused.Text);
            Assert.That(refused.Problems, Is.EqualTo([$"/{parent} cycle"]));
        }
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [TestCase("""{"name":"Ouvert","color_text":"#00ff00","sequence":3}""", null)]
    [TestCase("""{"code":"Ouvert"}""", "/code system_status")]
    [TestCase("""{"system_job_status_code":"Planned"}""", "/system_job_status_code system_status")]
    [TestCase("""{"archived":true}""", "/archived system_status")]
    public async Task A_system_status_keeps_its_meaning(string body, string? problem)
    {
        var answer = await Send(HttpMethod.Patch, $"/api/JobStatus({SystemStatus.Open.Id})", body);
        Assert.That(answer.Status, Is.EqualTo(problem is null ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity), answer.Text);
        Assert.That(answer.Problems, Is.EqualTo(problem is null ? [] : new[] { problem }));
    }

    [Test]
    public async Task A_system_status_can_be_replaced_without_the_fields_that_cannot_change()
    {
        var before = await Send(HttpMethod.Get, "/api/JobStatus(code='Open')");
        var replaced = await Send(HttpMethod.Put, "/api/JobStatus(code='Open')", """{"name":"Ouvert"}""");
        Assert.That((replaced.Status, replaced["name"]), Is.EqualTo((HttpStatusCode.OK, "Ouvert")), replaced.Text);
        foreach (var field in new[] { "id", "code", "system_job_status_id", "archived", "usable_on_api" })
        {
            Assert.That(replaced[field], Is.EqualTo(before[field]), field);
        }
    }

    [Test]
    public async Task A_row_to_which_others_refer_cannot_be_deleted()
    {
        await Send(HttpMethod.Put, "/api/Skill(code='USED')", """{"name":"Used"}""");
        var reference = Sample.Reference();
        await _tenant.Post(Sample.Order().With("skill_code", "USED").With("reference_back_office", reference));
        var before = await _tenant.Snapshot();
        var refused = await Send(HttpMethod.Delete, "/api/Skill(code='USED')");
        Assert.That((refused.Status, refused.Problems[0]), Is.EqualTo((HttpStatusCode.Conflict, " referred")), refused.Text);
        Assert.That(refused["detail"], Is.EqualTo(
            $"The skill \"USED\" cannot be deleted because other rows refer to it: 1 work order in \"skill_id\" ({reference})."));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_system_status_cannot_be_deleted()
    {
        var refused = await Send(HttpMethod.Delete, "/api/JobStatus(code='Open')");
        Assert.That((refused.Status, refused.Problems[0]), Is.EqualTo((HttpStatusCode.Conflict, " system_status")), refused.Text);
    }

    [TestCase("""{"name":"Mine"}""", "/system_job_status_id no_system_status")]
    [TestCase("""{"name":"Mine","system_job_status_code":"OTHER"}""", "/system_job_status_code no_system_status")]
    [TestCase("""{"name":"Mine","system_job_status_code":"Opne"}""", "/system_job_status_code not_found")]
    public async Task A_status_of_a_tenant_is_based_on_a_system_status(string body, string problem)
    {
        var other = await Send(HttpMethod.Put, "/api/JobStatus(code='OTHER')", """{"name":"Other","system_job_status_code":"Completed"}""");
        Assert.That(other.Status, Is.EqualTo(HttpStatusCode.Created), other.Text);
        var refused = await Send(HttpMethod.Put, "/api/JobStatus(code='MINE')", body);
        Assert.That((refused.Status, refused.Problems), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { problem })), refused.Text);
    }

    [Test]
    public async Task A_status_that_orders_have_stays_below_its_system_status()
    {
        await Send(HttpMethod.Put, "/api/JobStatus(code='RH')", """{"name":"Recall","system_job_status_code":"Open"}""");
        var moved = await Send(HttpMethod.Patch, "/api/JobStatus(code='RH')",
            """{"system_job_status_code":"Canceled","usable_on_api":true}""");
        Assert.That(moved.Status, Is.EqualTo(HttpStatusCode.OK), moved.Text);
        var reference = Sample.Reference();
        var order = await _tenant.Post(Sample.Order().With("job_status_code", "RH").With("reference_back_office", reference));
        Assert.That(order.Status, Is.EqualTo(HttpStatusCode.Created), order.Text);

        var before = await _tenant.Snapshot();
        foreach (var url in new[] { "/api/JobStatus(code='RH')", $"/api/JobStatus({moved["id"]})" })
        {
            var refused = await Send(HttpMethod.Patch, url, """{"system_job_status_code":"Open"}""");
            Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Conflict), refused.Text);
            Assert.That(refused.Problems, Is.EqualTo(["/system_job_status_code referred"]));
            Assert.That(refused["detail"], Is.EqualTo("\"system_job_status_id\" of the job status \"RH\" cannot change because other rows "
                + $"refer to the job status: 1 work order in \"job_status_id\" ({reference}). Create another job status, and change these "
                + "rows to it."));
        }
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
        var same = await Send(HttpMethod.Patch, "/api/JobStatus(code='RH')", """{"name":"Recalled","system_job_status_code":"Canceled"}""");
        Assert.That((same.Status, same["name"]), Is.EqualTo((HttpStatusCode.OK, "Recalled")), same.Text);
    }

    [Test]
    public async Task The_leader_of_a_team_must_be_a_team_leader()
    {
        await Send(HttpMethod.Put, "/api/User(code='BOSS')", """{"username":"boss","lastname":"Boss"}""");
        var boss = await Send(HttpMethod.Get, "/api/User(code='BOSS')");
        var body = $$"""{"username":"member","lastname":"Member","team_leader_user_id":"{{boss["id"]}}"}""";
        var refused = await Send(HttpMethod.Put, "/api/User(code='MEMBER')", body);
        Assert.That(refused.Problems, Is.EqualTo(["/team_leader_user_id no_team_leader"]), refused.Text);

        await Send(HttpMethod.Patch, "/api/User(code='BOSS')", """{"is_team_leader":true}""");
        var created = await Send(HttpMethod.Put, "/api/User(code='MEMBER')", body);
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
    }

    [Test]
    public async Task A_leader_of_a_team_stays_a_team_leader()
    {
        var before = await _tenant.Snapshot();
        foreach (var value in new[] { "false", "null" })
        {
            var refused = await Send(HttpMethod.Patch, "/api/User(code='T01')", $$"""{"is_team_leader":{{value}}}""");
            Assert.That((refused.Status, refused["detail"]), Is.EqualTo((HttpStatusCode.Conflict,
                "The user \"T01\" must stay a team leader because other rows refer to the user: 3 users in \"team_leader_user_id\" "
                    + "(T02, T03, T04). Give these users another leader first.")), refused.Text);
            Assert.That(refused.Problems, Is.EqualTo(["/is_team_leader referred"]));
        }
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));

        foreach (var member in new[] { "T02", "T03", "T04" })
        {
            await Send(HttpMethod.Patch, $"/api/User(code='{member}')",
                member == "T04" ? """{"archived":true}""" : """{"team_leader_user_id":null}""");
        }
        var changed = await Send(HttpMethod.Patch, "/api/User(code='T01')", """{"is_team_leader":false}""");
        Assert.That((changed.Status, changed["is_team_leader"]), Is.EqualTo((HttpStatusCode.OK, "false")), changed.Text);
    }

    [Test]
    public async Task A_closed_project_takes_no_new_order()
    {
        await Send(HttpMethod.Put, "/api/ProjectStatus(code='CLOSED')", """{"name":"Closed","is_closed":true}""");
        var closed = await Send(
            HttpMethod.Patch, "/api/Project(reference_back_office='EQ-10023')", """{"project_status_code":"CLOSED"}""");
        Assert.That(closed.Status, Is.EqualTo(HttpStatusCode.OK), closed.Text);
        var before = await _tenant.Snapshot();
        var refused = await _tenant.Post(Sample.Order());
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), refused.Text);
        Assert.That(refused.Problems, Is.EqualTo(["/project_reference_back_office project_closed"]));
        Assert.That(refused.Text, Does.Contain("CLOSED"));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_family_of_a_project_follows_its_model()
    {
        await Send(HttpMethod.Put, "/api/EquipmentModel(code='FOLLOW')", """
            {"name":"Follow","equipment_family":{"code":"FAM-1","name":"First"}}
            """);
        await Send(HttpMethod.Put, "/api/EquipmentFamily(code='FAM-2')", """{"name":"Second"}""");
        const string Project = "/api/Project(reference_back_office='FOLLOWER')";
        var created = await Send(HttpMethod.Put, Project, """{"name":"Follower","equipment_model_code":"FOLLOW"}""");
        Assert.That(created["equipment_family_code"], Is.EqualTo("FAM-1"), created.Text);

        var contradiction = await Send(HttpMethod.Patch, Project, """{"equipment_family_code":"FAM-2"}""");
        Assert.That(contradiction.Problems, Is.EqualTo(["/equipment_family_code family_of_model"]), contradiction.Text);

        var replaced = await Send(HttpMethod.Put, Project, """{"name":"Follower","equipment_model_code":"FOLLOW"}""");
        Assert.That((replaced.Headers["Result"], replaced["equipment_family_code"]), Is.EqualTo(("unchanged", "FAM-1")), replaced.Text);
    }

    private Task<Answer> Send(HttpMethod method, string path, string? body = null) =>
        _tenant.Call(method, path, body is null ? null : JsonNode.Parse(body));
}
