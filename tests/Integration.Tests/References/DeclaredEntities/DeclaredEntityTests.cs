using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.References.DeclaredEntities;

/// <summary>
/// An entity needs only a record and a table: it can be referred to, embedded, nested, validated, written, read in the change feed and
/// documented, although no code of the product mentions it.
/// </summary>
public sealed class DeclaredEntityTests
{
    private const string Migration = """
        create table depot (
            tenant_id uuid not null references tenant (id), id uuid not null, code text collate "C", name text not null, _parent_id uuid,
            is_default boolean, archived boolean, price_zone integer, db_country_id uuid references db_country (id),
            row_version bigint not null default 1, modified_dateutc timestamptz not null default clock_timestamp(),
            tx xid8 not null default pg_current_xact_id(),
            primary key (tenant_id, id), unique (tenant_id, code), foreign key (tenant_id, _parent_id) references depot (tenant_id, id));
        create unique index depot_default on depot (tenant_id) where is_default;
        create table crate (
            tenant_id uuid not null references tenant (id), id uuid not null, code text collate "C", name text not null, depot_id uuid,
            price_zone integer,
            row_version bigint not null default 1, modified_dateutc timestamptz not null default clock_timestamp(),
            tx xid8 not null default pg_current_xact_id(),
            primary key (tenant_id, id), unique (tenant_id, code), foreign key (tenant_id, depot_id) references depot (tenant_id, id));
        grant select, insert, update, delete on depot, crate to workorders_app
        """;

    private TemporaryDatabase _database = null!;
    private RunningApi _api = null!;
    private Guid _tenant;
    private string _key = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        await _database.Run(Migration);
        var model = new EntityModel([.. EntityModel.Contract.Entities.Select(entity => entity.Type), typeof(Crate), typeof(Depot)]);
        _api = await RunningApi.StartReady(_database, builder => builder.Services
            .AddSingleton(model)
            .AddSingleton<IValidator<DeliverCommand>, DeliverValidator>()
            .AddTransient<IRequestHandler<DeliverCommand, Unit>, DeliverHandler>());
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _api.DisposeAsync();
        await _database.DisposeAsync();
    }

    [SetUp]
    public async Task AddTenant()
    {
        var name = $"t{Guid.CreateVersion7():n}";
        _key = (await _api.GetService<ITenantDirectory>().Add(name, new(), CancellationToken.None)).ApiKey;
        _tenant = await _database.Ask<Guid>($"select id from tenant where name = '{name}'");
    }

    [Test]
    public async Task Embedded_and_nested_rows_are_inserted_in_order_and_appear_in_the_feed()
    {
        await Deliver("""
            {"crate":{"code":"C1","name":"Valves","depot":{"code":"D1","name":"North","price_zone":7,"db_country_code":"BE"}}}
            """);

        Assert.That(await Rows(), Is.EqualTo("C1 Valves 7 1 | D1 North BE 1"));
        Assert.That(await Feed("depot,crate"), Is.EqualTo(new[] { "depot D1 created", "crate C1 created" }));
    }

    [Test]
    public async Task An_existing_row_is_updated_where_the_message_differs()
    {
        await Deliver("""{"crate":{"code":"C1","name":"Valves","depot":{"code":"D1","name":"North","is_default":true}}}""");
        await Deliver("""{"crate":{"code":"C1","name":"Pumps","depot":{"code":"D2","name":"South","is_default":true}}}""");

        Assert.That(await _database.Ask<string>($"""
            select string_agg(code || ' ' || is_default || ' ' || row_version, ' | ' order by code) from depot where tenant_id = '{_tenant}'
            """), Is.EqualTo("D1 false 2 | D2 true 1"), "the new default replaces the old one");
        Assert.That(await Feed("depot,crate"), Is.EqualTo(new[]
        {
            "depot D1 created", "crate C1 created", "depot D1 updated is_default", "depot D2 created", "crate C1 updated depot_id name",
        }));
    }

    [TestCase("""{"crate_code":"C2"}""", "/crate_code not_found C1", TestName = "An unknown key is refused with similar keys")]
    [TestCase("""{"crate":{"code":"C9"}}""", "/crate/name required", TestName = "A new row lacks a required field")]
    [TestCase("""{"crate":{"code":"C1","depot":{"name":"North"}}}""",
        "/crate/depot no_key id,code", TestName = "An embedded row has no key")]
    [TestCase("""{"crate":{"code":"123456789012345678901"}}""",
        "/crate/code too_long 20", "/crate/name required", TestName = "A text is too long")]
    [TestCase("""{"crate":{"code":"C1","depot":{"code":"D1","_parent_code":"D3"}}}""",
        "/crate/depot/_parent_code cycle", TestName = "A row would be its own ancestor")]
    [TestCase("""{"crate":{"code":"C1","price_zone":8}}""",
        "/crate/price_zone zone_of_depot 7", TestName = "A determined value contradicts its source")]
    public async Task Problems_have_a_pointer_and_a_code(string message, params string[] problems)
    {
        await Deliver("""{"crate":{"code":"C1","name":"Valves","depot":{"code":"D1","name":"North","price_zone":7}}}""");
        await Deliver("""{"crate":{"code":"C1","depot":{"code":"D3","name":"East","price_zone":7,"_parent_code":"D1"}}}""");
        await Deliver("""{"crate":{"code":"C1","depot_code":"D1"}}""");
        var before = await Rows();

        Assert.That(await Refusals(message), Is.EqualTo(problems));
        Assert.That(await Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_reference_to_an_archived_row_is_a_warning()
    {
        await Deliver("""{"crate":{"code":"C1","name":"Valves","depot":{"code":"D1","name":"North","archived":true}}}""");
        var problems = new Problems();
        await Deliver("""{"crate":{"code":"C1","depot_code":"D1"}}""", problems);
        Assert.That(problems.Warnings.Select(warning => $"{warning.Pointer} {warning.Code}"),
            Is.EqualTo(new[] { "/crate/depot_code archived" }));
    }

    [Test]
    public void The_schema_is_generated_from_the_record()
    {
        var document = new OpenApiDocument();
        ContractSchemas.AddTo(document, typeof(Crate), [new JsonObject { ["code"] = "C1" }]);
        var (crate, depot) = (document.Components!.Schemas!["crate"], document.Components.Schemas["depot"]);
        Assert.That(crate.Properties!.Keys, Is.EqualTo(new[]
        {
            "id", "modified_dateutc", "code", "name", "depot_id", "depot_code", "depot", "price_zone",
        }));
        Assert.That(crate.Properties["code"].MaxLength, Is.EqualTo(20));
        Assert.That(crate.Properties["code"].Description, Is.EqualTo("Key in other systems."));
        Assert.That(depot.Properties!["modified_dateutc"].ReadOnly, Is.True);
    }

    private async Task Deliver(string message, Problems? problems = null)
    {
        problems ??= new();
        var delivery = new MessageReader(TenantSettings.Default, problems).Read<Delivery>(Encoding.UTF8.GetBytes(message))!;
        await _api.GetService<IScopedSender>()
            .Send(Sample.Context(_tenant) with { Problems = problems }, new DeliverCommand(delivery), CancellationToken.None);
    }

    private async Task<IEnumerable<string>> Refusals(string message)
    {
        try
        {
            await Deliver(message);
            return [];
        }
        catch (RefusedException refused)
        {
            return refused.Problems.Select(problem => $"{problem.Pointer} {problem.Code} {Text(problem.Accepted)}".TrimEnd());
        }
    }

    private static object? Text(object? accepted) => accepted is IEnumerable<string> names ? string.Join(',', names) : accepted;

    private async Task<string?> Rows() => await _database.Ask<string>($"""
        select (select string_agg(concat_ws(' ', code, name, price_zone, row_version), ' | ' order by code)
                from crate where tenant_id = '{_tenant}')
            || ' | ' || (select string_agg(concat_ws(' ', d.code, d.name, c.code, d.row_version), ' | ' order by d.code)
                from depot d left join db_country c on c.id = d.db_country_id where d.tenant_id = '{_tenant}')
        """);

    private async Task<IEnumerable<string>> Feed(string entities)
    {
        while (await _database.Ask<bool>($"select exists (select from change_pending where tenant_id = '{_tenant}')"))
        {
            await Task.Delay(10);
        }
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/Changes?entities={entities}");
        request.Headers.Add("X-Api-Key", _key);
        using var response = await _api.Client.SendAsync(request);
        var page = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        return page["value"]!.AsArray().Select(change => string.Join(' ',
        [
            change!["entity"]!.ToString(), change["key"]!.ToString(), change["operation"]!.ToString(),
            .. (change["changed_fields"]?.AsArray() ?? []).Select(field => field!.ToString()).Order(),
        ]));
    }
}
