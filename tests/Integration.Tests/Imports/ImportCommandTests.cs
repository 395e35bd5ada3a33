using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>The <c>import</c> command: accepted files, options and its report.</summary>
public sealed class ImportCommandTests : ImportCommandFixture
{
    [TestCase("orders.json")]
    [TestCase("orders.ndjson")]
    [TestCase("orders.JSONL")]
    [TestCase("orders.csv")]
    [TestCase("orders.csv.gz")]
    public async Task A_file_is_imported_and_the_last_line_reports_success(string name)
    {
        JsonObject[] orders = [Order("A"), Order("B")];
        var text = Path.GetExtension(name.Replace(".gz", "", StringComparison.Ordinal)) switch
        {
            ".csv" => CsvText.Write(orders),
            ".json" => ToJsonArray(orders),
            _ => ToJsonLines(orders),
        };
        var run = await Send(Write(name, text));
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(
            run.Output,
            Does.EndWith("Done: 2 work orders stored.\n")
                .And.Contain("2 work orders: 2 created, 0 updated, 0 unchanged, 0 skipped, 0 refused; 0 planned."));
        Assert.That(await StoredReferences(), Is.EqualTo("A B"));
    }

    [Test]
    public async Task Refused_rows_are_listed_with_row_and_line_and_exit_code_1()
    {
        var file = Write(
            "orders.csv", CsvText.Write(Order("A"), Order("B").With("job_type_code", "REPAIRS"), Order("C").With("name", null)));
        var run = await Send(file);
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Output.Split('\n'), Is.EqualTo(new[]
        {
            "Row 2, line 3 (B), job_type_code: No job type has the code \"REPAIRS\". Did you mean REPAIR?",
            "Row 3, line 4 (C), name: \"name\" is required.",
            "3 work orders: 0 created, 0 updated, 0 unchanged, 0 skipped, 2 refused; 0 planned.",
            "Nothing was stored. Correct the refused work orders and send the file again.",
            "",
        }));

        var partial = await Send(file, "--mode", "partial");
        Assert.That(partial.Code, Is.EqualTo(1));
        Assert.That(partial.Output, Does.EndWith("Done: 1 work order stored, 2 refused.\n"));

        var again = await Send(file, "--mode", "dry_run", "--on-existing", "skip");
        Assert.That(
            again.Output,
            Does.Contain("1 skipped, 2 refused")
                .And.EndWith("Nothing was stored, because this was a dry run: 0 work orders valid, 1 already existed, 2 refused.\n"));
        Assert.That(await StoredReferences(), Is.EqualTo("A"));
    }

    [Test]
    public async Task Control_characters_in_a_file_do_not_reach_the_terminal()
    {
        var run = await Send(Write("orders.json", ToJsonArray(Order("\u001b[31mRED\r\n").With("job_type_code", "NO\u001b[2J"))));
        Assert.That(run.Output, Does.Contain("(\uFFFD[31mRED), job_type_code: No job type has the code \"NO\\u001b[2J\"."));
        Assert.That(run.Output.Replace("\n", ""), Has.None.Matches<char>(char.IsControl));
    }

    [Test]
    public async Task A_dry_run_is_reported_as_a_dry_run()
    {
        var run = await Send(Write("orders.json", ToJsonArray(Order("A"))), "--mode", "dry_run");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.EndWith("Nothing was stored, because this was a dry run: 1 work order valid.\n"));
        Assert.That(await StoredReferences(), Is.Empty);
    }

    [Test]
    public async Task Orders_that_already_exist_are_counted_in_the_last_line()
    {
        Assert.That((await Send(Write("orders.json", ToJsonArray(Order("A"))))).Code, Is.Zero);
        var run = await Send(Write("orders.json", ToJsonArray(Order("A"), Order("B"))), "--on-existing", "skip");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.EndWith("Done: 1 work order stored, 1 already existed.\n"));
    }

    [Test]
    public async Task An_ignored_column_is_reported_by_name()
    {
        var run = await Send(Write("orders.csv", CsvText.Write(Order("A").With("cost_center", "x"), Order("B").With("cost_center", "y"))));
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(
            run.Output,
            Does.StartWith("Warning: cost_center: There is no field \"cost_center\"; it is ignored.\n2 work orders:"));
    }

    [Test]
    public async Task A_warning_repeated_in_many_rows_is_printed_once_with_a_count()
    {
        var run = await Send(Write("orders.ndjson", ToJsonLines(Order("A"), Order("B").With("colour", 1), Order("C").With("colour", 2))));
        Assert.That(run.Output,
            Does.StartWith("Warning: Row 2, line 2 (B), colour: There is no field \"colour\"; it is ignored. (2 times; this is the first)\n"
            + "3 work orders:"));
    }

    [Test]
    public async Task After_twenty_warnings_the_rest_are_replaced_by_a_link()
    {
        var order = Enumerable.Range(1, 23).Aggregate(Order("A"), (order, number) => order.With($"colour_{number}", "red"));
        var lines = (await Send(Write("orders.json", ToJsonArray(order)))).Output.Split('\n');
        Assert.That(lines.Count(line => line.StartsWith("Warning: Row 1 (A), colour_", StringComparison.Ordinal)), Is.EqualTo(20));
        Assert.That(lines[20], Does.StartWith($"3 more warnings: see {Tenant.Http.BaseAddress}api/Imports(").And.EndWith(")/Results"));
    }

    [TestCase("orders.csv")]
    [TestCase("orders.csv.gz")]
    [TestCase("orders.json")]
    public async Task A_UTF_16_file_is_detected_by_its_byte_order_mark(string name)
    {
        var order = Order("A").With("name", "Überprüfung");
        var run = await Send(Write(name, name == "orders.json" ? ToJsonArray(order) : CsvText.Write(order), Encoding.Unicode));
        Assert.That(run.Code, Is.Zero, run.Output + run.Error);
        Assert.That(await Tenant.Ask<string>("select name from jobs where tenant_id = @tenant"), Is.EqualTo("Überprüfung"));
    }

    [Test]
    public async Task A_file_in_another_charset_is_sent_with_the_charset_option()
    {
        var file = Write("orders.csv", CsvText.Write(Order("A").With("name", "Überprüfung")), Encoding.Latin1);
        Assert.That((await Send(file)).Output, Does.Contain("refused (400)"));
        var run = await Send(file, "--charset", "iso-8859-1");
        Assert.That(run.Code, Is.Zero, run.Output + run.Error);
        Assert.That(await Tenant.Ask<string>("select name from jobs where tenant_id = @tenant"), Is.EqualTo("Überprüfung"));

        Assert.That((await Send(file, "--charset", "klingon")).Output, Does.Contain("refused (415)").And.Contain("klingon"));
        Assert.That((await Send(file, "--charset", "latin 1")).Error, Does.Contain("\"latin 1\" is not a valid charset"));
    }

    [Test]
    public async Task Wrong_credentials_are_reported_before_the_file_is_sent()
    {
        var file = Write("orders.csv", CsvText.Write(Order("A").With("description", new string('x', 10_000_000))));
        var run = await Run("import", file, "--url", $"{Tenant.Http.BaseAddress}", "--user", "api:wrong@nobody");
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(
            run.Output,
            Does.StartWith("The import was refused (401); nothing was stored.\nThe credentials are missing or not accepted."));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public async Task A_file_refused_as_a_whole_is_reported_with_the_reason()
    {
        var run = await Send(Write("orders.csv", "name,name\nx,y\n"));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("refused (400)").And.Contain("/name The header has name 2 times"));
    }

    [Test]
    public async Task A_column_that_is_similar_to_a_field_can_be_ignored()
    {
        var file = Write("orders.csv", CsvText.Write(Order("A").With("estimated_tim", "5")));
        var refused = await Send(file);
        Assert.That(refused.Output, Does.Contain("(on the command line: --unknown-columns ignore)"), refused.Error);
        var run = await Send(file, "--unknown-columns", "ignore");
        Assert.That((run.Code, run.Output), Is.EqualTo((0,
            "Warning: estimated_tim: There is no field \"estimated_tim\"; it is ignored. Did you mean estimated_time?\n"
            + "1 work order: 1 created, 0 updated, 0 unchanged, 0 skipped, 0 refused; 0 planned.\nDone: 1 work order stored.\n")),
            run.Error);
    }

    [TestCase("Skill")]
    [TestCase("skill")]
    public async Task Master_data_is_imported_with_its_entity(string entity)
    {
        var file = Write("skills.csv", "code,name\nS-1,First\nGAS,Renamed\n");
        var run = await Send(file, "--entity", entity, "--on-existing", "update");
        Assert.That(run.Output, Is.EqualTo(
            "2 skills: 1 created, 1 updated, 0 unchanged, 0 skipped, 0 refused.\nDone: 2 skills stored.\n"), run.Error);
        var again = await Send(file, "--entity", entity, "--on-existing", "update");
        Assert.That(again.Output, Is.EqualTo(
            "2 skills: 0 created, 0 updated, 2 unchanged, 0 skipped, 0 refused.\nDone: 0 skills stored, 2 unchanged.\n"));
        Assert.That(again.Code, Is.Zero);
    }

    [TestCase("Skills")]
    [TestCase("DbCountry")]
    public async Task An_entity_that_cannot_be_imported_is_reported_with_the_others(string entity)
    {
        var run = await Send(Write("skills.csv", "code,name\nS-1,First\n"), "--entity", entity);
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain($"There is no entity \"{entity}\": use one of Company, Contact,").And.Contain("Skill"));
    }

    [TestCase("orders.xlsx", "format of orders.xlsx is unknown")]
    [TestCase("nothing.csv", "There is no file")]
    public async Task A_file_that_cannot_be_sent_is_reported(string name, string reason)
    {
        if (name != "nothing.csv")
        {
            Write(name, "x");
        }
        var run = await Send(PathOf(name));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain(reason));
    }

    [Test]
    public async Task Missing_credentials_and_bad_or_unreachable_addresses_are_reported()
    {
        var file = Write("orders.json", ToJsonArray(Order("A")));
        Assert.That((await Run("import", file, "--url", $"{Tenant.Http.BaseAddress}")).Error, Does.Contain("--key"));
        Assert.That((await Run("import", file, "--url", "somewhere", "--key", "x")).Error, Does.Contain("not the address of an API"));
        Assert.That((await Run("import", file, "--url", "http://127.0.0.1:1", "--key", "x")).Error, Does.Contain("does not respond"));
        Assert.That(
            (await Run("import", file, "--url", $"{Tenant.Http.BaseAddress}", "--user", "api:wrong@nobody")).Output,
            Does.Contain("refused (401)"));
    }
}
