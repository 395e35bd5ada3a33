using MediatR;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.WorkOrders;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>A stored order is loaded, changed and written by the unit of work, even if it is changed concurrently.</summary>
public sealed class LoadedOrderTests
{
    private RunningApi _api = null!;
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = await RunningApi.StartReady(TestDatabase.OwnerConnectionString, builder => builder.Services
            .AddTransient<IRequestHandler<ReviseOrderCommand, WorkOrder>, ReviseOrderHandler>());
        _tenant = await TestTenant.Create();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _tenant.Dispose();
        await _api.DisposeAsync();
    }

    [Test]
    public async Task Only_the_changed_fields_are_written()
    {
        var reference = await PostOrder();
        var order = await Revise(reference, details => details with { Description = "Cold", EstimatedTime = null });

        Assert.That(await Read(reference), Is.EqualTo("Cold|null|2"));
        Assert.That(await LastChange(reference), Is.EqualTo("date_update description estimated_time"));
        var modified = await _tenant.Ask<DateTime>(
            "select modified_dateutc from jobs where tenant_id = @tenant and reference_back_office = @reference", new { reference });
        Assert.That(order.Modified?.UtcDateTime, Is.EqualTo(modified));
    }

    [Test]
    public async Task An_order_that_does_not_change_keeps_its_version()
    {
        var reference = await PostOrder();
        await Revise(reference, details => details);
        Assert.That(await Read(reference), Is.EqualTo("null|90|1"));
    }

    [Test]
    public async Task A_dry_run_writes_nothing()
    {
        var reference = await PostOrder();
        await Revise(reference, details => details with { Description = "Cold" }, dryRun: true);
        Assert.That(await Read(reference), Is.EqualTo("null|90|1"));
    }

    [Test]
    public async Task A_revision_of_a_concurrently_changed_order_is_retried()
    {
        var reference = await PostOrder();
        var seen = new List<string?>();
        await Send(new(reference, async details =>
        {
            seen.Add(details.Description);
            if (seen.Count == 1)
            {
                await Revise(reference, other => other with { Description = "Other" });
            }
            return details with { Description = $"{details.Description} and mine", EstimatedTime = 30 };
        }));
        Assert.That(seen, Is.EqualTo(new[] { null, "Other" }));
        Assert.That(await Read(reference), Is.EqualTo("Other and mine|30|3"));
    }

    private async Task<string> PostOrder()
    {
        var order = Sample.Order().With("estimated_time", 90);
        await _tenant.PostCreated(order);
        return order["reference_back_office"]!.ToString();
    }

    private Task<WorkOrder> Revise(string reference, Func<WorkOrderDetails, WorkOrderDetails> revise, bool dryRun = false) =>
        Send(new(reference, details => Task.FromResult(revise(details))) { DryRun = dryRun });

    private Task<WorkOrder> Send(ReviseOrderCommand command) =>
        _api.GetService<IScopedSender>().Send(Sample.Context(_tenant.Id), command, CancellationToken.None);

    private async Task<string?> Read(string reference) => await _tenant.Ask<string>("""
        select coalesce(description, 'null') || '|' || coalesce(estimated_time::text, 'null') || '|' || row_version
        from jobs where tenant_id = @tenant and reference_back_office = @reference
        """, new { reference });

    private async Task<string?> LastChange(string reference)
    {
        await _tenant.Until("select not exists (select from change_pending where tenant_id = @tenant)");
        return await _tenant.Ask<string>("""
            select array_to_string(array(select unnest(fields) order by 1), ' ') from change_feed
            where tenant_id = @tenant and entity = 'jobs' and key = @reference and operation = 'updated' and row_version = 2
            """, new { reference });
    }
}
