using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Writing;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>The outcome of a request depends only on its content and the stored rows, not on the lookups of concurrent requests.</summary>
[Exclusive]
public sealed class CombinedLookupTests
{
    private static readonly string[] Projects =
    [
        """{"reference_back_office": "EQ-10023", "description": "Painted"}""",
        """{"reference_back_office": "EQ-10023", "location": "Roof", "equipment_model_code": "VITOCROSSAL-200"}""",
        """{"reference_back_office": "EQ-10023", "equipment_family_code": "BOILER-GAS", "location": "Roof"}""",
        """
        {
            "reference_back_office": "EQ-10023",
            "location": "Roof",
            "equipment_model": {"code": "VITOCROSSAL-200", "equipment_family": {"code": "NEW", "name": "New"}}
        }
        """,
        """{"reference_back_office": "SITE-200", "description": "Painted"}""",
        """{"reference_back_office": "EQ-20001", "description": "Painted", "_parent_reference_back_office": "SITE-300"}""",
        """{"reference_back_office": "NEW", "name": "New", "equipment_model_code": "VITOCROSSAL-200", "company_code": "C-310"}""",
    ];

    [Test]
    public async Task Combined_lookups_give_every_request_the_same_outcome()
    {
        using var tenant = await TestTenant.Create();
        (await ConcurrentRequests.Send(1, _ => tenant.Post(OrderMix.Existing))).AssertCreated();
        // Two states that only concurrent requests can produce: a project whose family differs from its model's, and a project cycle.
        await tenant.Run("""
            update equipment_model
            set equipment_family_id = (select id from equipment_family where tenant_id = @tenant and code = 'HEATING')
            where tenant_id = @tenant and code = 'VITOCROSSAL-200'
            """);
        await tenant.Run("""
            update project set _parent_id = (select id from project where tenant_id = @tenant and reference_back_office = 'EQ-20001')
            where tenant_id = @tenant and reference_back_office = 'SITE-200'
            """);
        var recorder = new LookupRecorder();
        await using var api = await RunningApi.StartReady(
            TestDatabase.OwnerConnectionString,
            builder => builder.Services.AddTransient<IReferenceReader>(
                services => recorder.Wrap(services.GetRequiredService<IStore>())));
        using var http = tenant.ClientFor(api);
        List<JsonObject> messages =
        [
            .. OrderMix.Orders.Select(each => each.Order),
            .. Projects.Select(project => Sample.Order().Without("project_reference_back_office").With("project", JsonNode.Parse(project))),
            Sample.Order().With("db_address_id", "de300000-0012-8000-8000-000000000100"),
            Sample.Order().With("project_reference_back_office", "EQ-20001").With("db_address_id", "de300000-0012-8000-8000-000000000100"),
            Sample.SuggestedOrder().With("suggested_user_code", "T01"),
            Sample.SuggestedOrder()
                .With("suggested_user_code", "T02")
                .With("job_priority", new JsonObject { ["code"] = "LOW", ["is_default"] = true }),
            Sample.Order().With("job_priority_code", "HIGH").With("approval_responsible_user_id", "de300000-0009-8000-8000-000000000001"),
        ];

        var separate = await PostAll();
        recorder.StartReplaying();
        var combined = await PostAll();

        Assert.That(separate.Select(outcome => outcome.Split('|')[0]), Is.SupersetOf(new[] { "201", "409", "422" }));
        Assert.That(combined.Except(separate), Is.Empty);

        async Task<List<string>> PostAll()
        {
            var outcomes = new List<string>();
            foreach (var message in messages)
            {
                using var response = await http.PostAsync("/api/Jobs?dry_run=true", JsonContent.Create(message));
                var answer = await Answer.Read(response);
                outcomes.Add($"{answer["would_answer"]}|{message.ToJsonString()}|{answer.Masked()}");
            }
            return outcomes;
        }
    }

    /// <summary>Records all lookups and, once replaying, repeats all of them together with each new lookup.</summary>
    private sealed class LookupRecorder
    {
        private readonly ConcurrentQueue<Action<Lookup>> _asked = [];
        private bool _isReplaying;

        public void StartReplaying() => _isReplaying = true;

        public IReferenceReader Wrap(IReferenceReader reader) => new Catalogue(this, reader);

        private Action<Lookup> Combine(Action<Lookup> ask)
        {
            if (_isReplaying)
            {
                return (Action<Lookup>)Delegate.Combine([.. _asked, ask])!;
            }
            _asked.Enqueue(ask);
            return ask;
        }

        private sealed class Catalogue(LookupRecorder recorder, IReferenceReader reader) : IReferenceReader
        {
            public Task<Snapshot> Find(Action<Lookup> ask, CancellationToken cancellationToken) =>
                reader.Find(recorder.Combine(ask), cancellationToken);

            public Task<IReadOnlyDictionary<(Entity Entity, string Key), Suggestions>> FindSimilarKeys(
                IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken) =>
                reader.FindSimilarKeys(keys, cancellationToken);
        }
    }
}
