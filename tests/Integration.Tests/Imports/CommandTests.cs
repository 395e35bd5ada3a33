using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Files sent from the command line.</summary>
public sealed class CommandTests : CommandFixture
{
    [TestCase("orders.json")]
    [TestCase("orders.ndjson")]
    [TestCase("orders.JSONL")]
    [TestCase("orders.csv")]
    [TestCase("orders.csv.gz")]
    public async Task A_file_is_imported_and_the_last_line_says_so(string name)
    {
        JsonObject[] orders = [Order("A"), Order("B")];
        var text = name.Contains("csv", StringComparison.Ordinal) ? CsvText.Of(orders) : name.EndsWith("json", StringComparison.Ordinal) && !name.Contains("nd", StringComparison.Ordinal) ? Array(orders) : InLines(orders);
        var run = await Send(Write(name, text));
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.EndWith("Done: 2 orders stored.\n").And.Contain("2 orders: 2 created, 0 skipped, 0 refused; 0 planned."));
        Assert.That(await Stored(), Is.EqualTo("A B"));
    }

    [Test]
    public async Task Refused_rows_are_told_with_their_place_and_the_exit_code()
    {
        var file = Write("orders.csv", CsvText.Of(Order("A"), Order("B").With("job_type_code", "REPAIRS"), Order("C").With("name", null)));
        var run = await Send(file);
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Output.Split('\n'), Is.EqualTo(new[]
        {
            "Row 2, line 3 (B), job_type_code: No job type has the code REPAIRS. Did you mean REPAIR?",
            "Row 3, line 4 (C), name: \"name\" is required.",
            "3 orders: 0 created, 0 skipped, 2 refused; 0 planned.",
            "Nothing was stored. Correct the refused orders and send the file again.",
            "",
        }));

        var partial = await Send(file, "--mode", "partial");
        Assert.That(partial.Code, Is.EqualTo(1));
        Assert.That(partial.Output, Does.EndWith("Done: 1 order stored, 2 refused.\n"));

        var again = await Send(file, "--mode", "dry_run", "--on-existing", "skip");
        Assert.That(again.Output, Does.Contain("1 skipped, 2 refused").And.EndWith("Nothing was stored, because this was a dry run: 0 orders valid, 2 refused.\n"));
        Assert.That(await Stored(), Is.EqualTo("A"));
    }

    [Test]
    public async Task What_a_file_holds_does_nothing_to_the_terminal()
    {
        var run = await Send(Write("orders.json", Array(Order("\u001b[31mRED\r\n").With("job_type_code", "NO\u001b[2J"))));
        Assert.That(run.Output, Does.Contain("(\uFFFD[31mRED\uFFFD\uFFFD), job_type_code: No job type has the code NO\uFFFD[2J."));
        Assert.That(run.Output.Replace("\n", ""), Has.None.Matches<char>(char.IsControl));
    }

    [Test]
    public async Task A_dry_run_says_that_it_was_one()
    {
        var run = await Send(Write("orders.json", Array(Order("A"))), "--mode", "dry_run");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.EndWith("Nothing was stored, because this was a dry run: 1 order valid.\n"));
        Assert.That(await Stored(), Is.Empty);
    }

    [Test]
    public async Task A_file_that_is_sent_again_says_what_existed()
    {
        Assert.That((await Send(Write("orders.json", Array(Order("A"))))).Code, Is.Zero);
        var run = await Send(Write("orders.json", Array(Order("A"), Order("B"))), "--on-existing", "skip");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.EndWith("Done: 1 order stored, 1 already existed.\n"));
    }

    [Test]
    public async Task A_column_that_is_ignored_is_named()
    {
        var run = await Send(Write("orders.csv", CsvText.Of(Order("A").With("descripton", "x"), Order("B").With("descripton", "y"))));
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.StartWith("Warning: descripton: There is no field \"descripton\"; it is ignored. Did you mean description?\n2 orders:"));
    }

    [Test]
    public async Task What_is_warned_of_in_many_rows_is_said_once_with_the_first_of_them()
    {
        var run = await Send(Write("orders.ndjson", InLines(Order("A"), Order("B").With("colour", 1), Order("C").With("colour", 2))));
        Assert.That(run.Output, Does.StartWith("Warning: Row 2, line 2 (B), colour: There is no field \"colour\"; it is ignored. (2 times; this is the first)\n3 orders:"));
    }

    [Test]
    public async Task Of_many_warnings_that_differ_the_first_are_said_and_where_the_others_are()
    {
        var order = Enumerable.Range(1, 23).Aggregate(Order("A"), (order, number) => order.With($"colour_{number}", "red"));
        var lines = (await Send(Write("orders.json", Array(order)))).Output.Split('\n');
        Assert.That(lines.Count(line => line.StartsWith("Warning: Row 1 (A), colour_", StringComparison.Ordinal)), Is.EqualTo(20));
        Assert.That(lines[20], Does.StartWith($"3 more warnings: see {Tenant.Http.BaseAddress}api/Imports(").And.EndWith(")/Results"));
    }

    [TestCase("orders.csv")]
    [TestCase("orders.csv.gz")]
    [TestCase("orders.json")]
    public async Task A_file_in_utf_16_says_so_itself(string name)
    {
        var order = Order("A").With("name", "Überprüfung");
        var run = await Send(Write(name, name == "orders.json" ? Array(order) : CsvText.Of(order), Encoding.Unicode));
        Assert.That(run.Code, Is.Zero, run.Output + run.Error);
        Assert.That(await Tenant.Ask<string>("select name from jobs where tenant_id = @tenant"), Is.EqualTo("Überprüfung"));
    }

    [Test]
    public async Task A_file_in_another_charset_is_sent_with_its_name()
    {
        var file = Write("orders.csv", CsvText.Of(Order("A").With("name", "Überprüfung")), Encoding.Latin1);
        Assert.That((await Send(file)).Output, Does.Contain("refused (400)"));
        var run = await Send(file, "--charset", "iso-8859-1");
        Assert.That(run.Code, Is.Zero, run.Output + run.Error);
        Assert.That(await Tenant.Ask<string>("select name from jobs where tenant_id = @tenant"), Is.EqualTo("Überprüfung"));

        Assert.That((await Send(file, "--charset", "klingon")).Output, Does.Contain("refused (415)").And.Contain("klingon"));
        Assert.That((await Send(file, "--charset", "latin 1")).Error, Does.Contain("\"latin 1\" is not a valid charset"));
    }

    [Test]
    public async Task Who_is_refused_without_a_look_at_the_file_is_told_before_it_is_sent()
    {
        var file = Write("orders.csv", CsvText.Of(Order("A").With("description", new string('x', 10_000_000))));
        var run = await Run("import", file, "--url", $"{Tenant.Http.BaseAddress}", "--user", "api:wrong@nobody");
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Output, Does.StartWith("The import was refused (401); nothing was stored.\nThe credentials are missing or not accepted."));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public async Task A_file_that_is_refused_as_a_whole_says_why()
    {
        var run = await Send(Write("orders.csv", "name,name\nx,y\n"));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("refused (400)").And.Contain("/name The header has name 2 times"));
    }

    [TestCase("orders.xlsx", "format of orders.xlsx is unknown")]
    [TestCase("nothing.csv", "There is no file")]
    public async Task A_file_that_cannot_be_sent_is_told(string name, string reason)
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
    public async Task Who_does_not_say_who_it_is_or_where_to_or_finds_nobody_there_is_told()
    {
        var file = Write("orders.json", Array(Order("A")));
        Assert.That((await Run("import", file, "--url", $"{Tenant.Http.BaseAddress}")).Error, Does.Contain("--key"));
        Assert.That((await Run("import", file, "--url", "somewhere", "--key", "x")).Error, Does.Contain("not the address of an API"));
        Assert.That((await Run("import", file, "--url", "http://127.0.0.1:1", "--key", "x")).Error, Does.Contain("does not respond"));
        Assert.That((await Run("import", file, "--url", $"{Tenant.Http.BaseAddress}", "--user", "api:wrong@nobody")).Output, Does.Contain("refused (401)"));
    }
}
