using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Writing;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>What becomes of a message follows from what it says and what is stored, not from what others ask at the same time.</summary>
[Exclusive]
public sealed class CombinedLookupTests
{
    private static readonly string[] Projects =
    [
        """{"reference_back_office": "EQ-10023", "description": "Painted"}""",
        """{"reference_back_office": "EQ-10023", "location": "Roof", "equipment_model_code": "VITOCROSSAL-200"}""",
        """{"reference_back_office": "EQ-10023", "equipment_family_code": "BOILER-GAS", "location": "Roof"}""",
        """{"reference_back_office": "EQ-10023", "location": "Roof", "equipment_model": {"code": "VITOCROSSAL-200", "equipment_family": {"code": "NEW", "name": "New"}}}""",
        """{"reference_back_office": "SITE-200", "description": "Painted"}""",
        """{"reference_back_office": "EQ-20001", "description": "Painted", "_parent_reference_back_office": "SITE-300"}""",
        """{"reference_back_office": "NEW", "name": "New", "equipment_model_code": "VITOCROSSAL-200", "company_code": "C-310"}""",
    ];

    [Test]
    public async Task Every_message_is_decided_in_company_as_it_is_alone()
    {
        using var tenant = await TestTenant.Create();
        (await Many.AtOnce(1, _ => tenant.Post(CoalescingMix.Existing))).HaveCreated();
        // What no message can bring about alone, but two can: a project of another family than its model, and two that stand above each other.
        await tenant.Run("""
            update equipment_model set equipment_family_id = (select id from equipment_family where tenant_id = @tenant and code = 'HEATING')
            where tenant_id = @tenant and code = 'VITOCROSSAL-200'
            """);
        await tenant.Run("""
            update project set _parent_id = (select id from project where tenant_id = @tenant and reference_back_office = 'EQ-20001')
            where tenant_id = @tenant and reference_back_office = 'SITE-200'
            """);
        var company = new Company();
        await using var api = await RunningApi.StartReady(
            TestDatabase.OwnerConnectionString,
            builder => builder.Services.AddTransient<IReferenceCatalogue>(services => company.Around(services.GetRequiredService<IStore>())));
        using var http = tenant.At(api);
        List<JsonObject> messages =
        [
            .. CoalescingMix.Orders.Select(each => each.Order),
            .. Projects.Select(project => Some.Order().Without("project_reference_back_office").With("project", JsonNode.Parse(project))),
            Some.Order().With("db_address_id", "de300000-0012-8000-8000-000000000100"),
            Some.Order().With("project_reference_back_office", "EQ-20001").With("db_address_id", "de300000-0012-8000-8000-000000000100"),
            Some.SuggestedOrder().With("suggested_user_code", "T01"),
            Some.SuggestedOrder().With("suggested_user_code", "T02").With("job_priority", new JsonObject { ["code"] = "LOW", ["is_default"] = true }),
            Some.Order().With("job_priority_code", "HIGH").With("approval_responsible_user_id", "de300000-0009-8000-8000-000000000001"),
        ];

        var alone = await DecideAll();
        company.Comes();
        var inCompany = await DecideAll();

        Assert.That(alone.Select(decision => decision.Split('|')[0]), Is.SupersetOf(new[] { "201", "409", "422" }));
        Assert.That(inCompany.Except(alone), Is.Empty);

        async Task<List<string>> DecideAll()
        {
            var decisions = new List<string>();
            foreach (var message in messages)
            {
                using var response = await http.PostAsync("/api/Jobs?dry_run=true", JsonContent.Create(message));
                var answer = await Answer.Read(response);
                decisions.Add($"{answer["would_answer"]}|{message.ToJsonString()}|{answer.Masked()}");
            }
            return decisions;
        }
    }

    /// <summary>Remembers what everybody has asked and, once it comes, asks all of it again together with each.</summary>
    private sealed class Company
    {
        private readonly ConcurrentQueue<Action<Lookup>> _asked = [];
        private bool _isThere;

        public void Comes() => _isThere = true;

        public IReferenceCatalogue Around(IReferenceCatalogue catalogue) => new Catalogue(this, catalogue);

        private Action<Lookup> Join(Action<Lookup> ask)
        {
            if (_isThere)
            {
                return (Action<Lookup>)Delegate.Combine([.. _asked, ask])!;
            }
            _asked.Enqueue(ask);
            return ask;
        }

        private sealed class Catalogue(Company company, IReferenceCatalogue catalogue) : IReferenceCatalogue
        {
            public Task<Snapshot> Find(Action<Lookup> ask, CancellationToken cancellationToken) => catalogue.Find(company.Join(ask), cancellationToken);

            public Task<IReadOnlyDictionary<(Entity Entity, string Key), Suggestions>> Near(
                IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken) => catalogue.Near(keys, cancellationToken);
        }
    }
}
