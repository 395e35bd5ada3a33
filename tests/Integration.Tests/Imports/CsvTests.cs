using System.Net;
using System.Text;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>The layout of CSV files that people, Excel and other programs write.</summary>
public sealed class CsvTests : ImportFixture
{
    [TestCase(',')]
    [TestCase(';')]
    [TestCase('\t')]
    [TestCase('|')]
    public async Task The_separator_is_detected_from_the_header(char separator)
    {
        var answer = await Import($"{Header}\r\nA,One,EQ-10023,REPAIR,Open\r\nB,Two,EQ-10023,REPAIR,Open\r\n".Replace(',', separator), Csv);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
        Assert.That(await StoredReferences(), Is.EqualTo("A B"));
    }

    [Test]
    public async Task Only_separators_outside_quotes_in_the_header_count(
        [Values("\"Remark, for us, and nobody else, or not\"", "\"a,\"\"b,c,d,e\"\",\r\nf,g\"")] string column,
        [Values("\r", "\n")] string end)
    {
        var answer = await Import(
            $"{column};{Header.Replace(',', ';')}{end}x,;A;One;EQ-10023;REPAIR;Open{end}{new string(',', 100)};B;Two;EQ-10023;REPAIR;Open",
            Csv);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
    }

    [TestCase("sep=;\r\n")]
    [TestCase("SEP=;\r")]
    [TestCase("\"sep=;\"\n")]
    [TestCase("\uFEFFsep=;\r\n")]
    public async Task A_sep_line_above_the_header_sets_the_separator(string first)
    {
        var answer = await Import($"{first}{Header.Replace(',', ';')}\r\nA;One, or two;EQ-10023;REPAIR;Open\r\n", Csv);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
        Assert.That(Results(answer).Single()["line"]!.GetValue<int>(), Is.EqualTo(3));
        Assert.That(await Tenant.Ask<string>("select name from jobs where tenant_id = @tenant"), Is.EqualTo("One, or two"));
    }

    [TestCase("sep= ")]
    [TestCase("sep=a")]
    [TestCase("sep=\"")]
    [TestCase("sep=")]
    [TestCase("sep=;;")]
    public async Task An_invalid_sep_line_is_refused(string first)
    {
        var answer = await AssertRefused(
            () => Import($"{first}\r\n{Header}\r\nA,One,EQ-10023,REPAIR,Open\r\n", Csv, prefer: "handling=strict"),
            HttpStatusCode.BadRequest,
            " bad_separator");
        Assert.That(answer["detail"], Does.Contain("semicolon"));
    }

    [TestCase("\n\r\n")]
    [TestCase("\n\"sep=;\"\n")]
    public async Task Leading_empty_lines_are_skipped_but_counted(string first)
    {
        var answer = await Import($"{first}{Header.Replace(',', ';')}\r\nA;One;EQ-10023;REPAIR;Open\r\n", Csv);
        Assert.That(Results(answer).Select(result => $"{result["line"]} {result["status"]}"), Is.EqualTo(new[] { "4 created" }));
    }

    [TestCase("\r\n")]
    [TestCase("\n")]
    [TestCase("\r")]
    public async Task Any_line_ending_is_accepted_and_the_last_may_be_missing(string end)
    {
        var answer = await Import($"{Header}{end}A,One,EQ-10023,REPAIR,Open{end}B,Two,EQ-10023,REPAIR,Open", Csv);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
    }

    [Test]
    public async Task Quoted_cells_may_contain_separators_quotes_and_line_breaks()
    {
        var answer = await Import(
            $"{Header},description\r\n"
                + "\"A\",\"5\"\" pipe, \"\"hot\"\"\",EQ-10023,REPAIR,Open,\"one\r\ntwo\n\nfour\"\r\n"
                + "B,\"\",EQ-10023,REPAIR,Open,\r\n"
                + "C,3,EQ-10023,REPAIR,Open,x\r\n",
            Csv,
            "?mode=partial");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 refused", "3 created" }), answer.Text);
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/1/name required" }));
        Assert.That(Results(answer).Select(result => result["line"]!.GetValue<int>()), Is.EqualTo(new[] { 2, 6, 7 }));
        Assert.That(
            await Tenant.Ask<string>(
                "select name || '|' || description from jobs where tenant_id = @tenant and reference_back_office = 'A'"),
            Is.EqualTo("5\" pipe, \"hot\"|one\r\ntwo\n\nfour"));
    }

    [TestCase("\"unfinished\nB,Two,EQ-10023,REPAIR,Open\nC,Three,EQ-10023,REPAIR,Open\n", 4)]
    [TestCase("\"unfinished\r\nB,\"Two\",EQ-10023,REPAIR,Open\r\n", 3)]
    [TestCase("\"One\" two,EQ-10023,REPAIR,Open\r", null)]
    [TestCase("\"One\"\"", null)]
    [TestCase("\"", null)]
    public async Task Unbalanced_quotes_are_refused_and_the_affected_lines_are_reported(string rest, int? swallowed)
    {
        var answer = await Import($"{Header}\r\nA,{rest}", Csv, "?mode=partial");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 refused" }), answer.Text);
        Assert.That(Problems(answer).First(), Is.EqualTo("/0/name bad_quotes"));
        Assert.That(Problems(answer), Does.Not.Contain("/0 cell_without_column").And.Not.Contain("/0/name required"));
        var message = Results(answer).Single()["problems"]![0]!["message"]!.ToString();
        Assert.That(message, swallowed is null ? Does.Not.Contain("lines") : Does.Contain($"lines 2 to {swallowed} are read as one row"));
        Assert.That(await StoredReferences(), Is.Empty);
    }

    [Test]
    public async Task Rows_after_unbalanced_quotes_are_read_normally()
    {
        var answer = await Import(
            $"{Header}\nA,\"unfinished,EQ-10023,REPAIR,Open\nB,\"Two\",EQ-10023,REPAIR,Open\nC,Three,EQ-10023,REPAIR,Open\n",
            Csv,
            "?mode=partial");
        Assert.That(
            Results(answer).Select(result => $"{result["line"]} {result["status"]}"),
            Is.EqualTo(new[] { "2 refused", "4 created" }),
            answer.Text);
    }

    [Test]
    public Task Unbalanced_quotes_in_the_header_refuse_the_file() => AssertRefused(
        () => Import($"{Header},\"remark\nA,One,EQ-10023,REPAIR,Open\n", Csv, "?mode=partial"), HttpStatusCode.BadRequest, " bad_quotes");

    [Test]
    public async Task A_quotation_mark_inside_an_unquoted_cell_is_literal()
    {
        Assert.That(Outcomes(await Import($"{Header}\nA,5\" pipe,EQ-10023,REPAIR,Open\n", Csv)), Is.EqualTo(new[] { "1 created" }));
        Assert.That(await Tenant.Ask<string>("select name from jobs where tenant_id = @tenant"), Is.EqualTo("5\" pipe"));
    }

    [Test]
    public async Task Empty_trailing_columns_and_rows_from_Excel_are_ignored()
    {
        var answer = await Import(
            $"{Header},,\r\nA,One,EQ-10023,REPAIR,Open,,\r\n,,,,,,\r\n\r\nB,Two,EQ-10023,REPAIR,Open\r\n,,,,,,,,,\r\n", Csv);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
        Assert.That(Results(answer).Select(result => result["line"]!.GetValue<int>()), Is.EqualTo(new[] { 2, 5 }));
        Assert.That(answer.Json["warnings"], Is.Null);
    }

    [Test]
    public async Task Cells_missing_at_the_end_of_a_row_are_treated_as_empty() =>
        Assert.That(
            Outcomes(await Import($"{Header},customer_reference,estimated_time\nA,One,EQ-10023,REPAIR,Open\n", Csv)),
            Is.EqualTo(new[] { "1 created" }));

    [Test]
    public async Task A_surplus_cell_is_refused_along_with_the_rows_other_problems()
    {
        var answer = await Import($"{Header},\nA,One, two,EQ-10023,REPAIR,Open\nB,Two,EQ-10023,REPAIR,Open\n", Csv, "?mode=partial");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 refused", "2 created" }));
        Assert.That(Problems(answer), Does.Contain("/0 cell_without_column").And.Contain("/0/project_reference_back_office not_found"));
    }

    [Test]
    public async Task Many_surplus_cells_in_a_row_are_reported_as_one_problem()
    {
        var answer = await Import(
            $"{Header}\nA,One,EQ-10023,REPAIR,Open,,{string.Concat(Enumerable.Repeat("x,,", 1000))}\n", Csv, "?mode=partial");
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/0 cell_without_column" }));
        Assert.That(Results(answer).Single()["problems"]![0]!["message"]!.ToString(),
            Does.StartWith("1000 cells, the first of them cell 7, have no column in the header."));
    }

    [Test]
    public async Task Hundreds_of_thousands_of_empty_columns_are_ignored()
    {
        var answer = await Import($"{Header}{new string(',', 500_000)}\nA,One,EQ-10023,REPAIR,Open{new string(',', 500_000)}\n", Csv);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
    }

    [Test]
    public async Task An_unknown_column_produces_one_warning_unless_it_is_similar_to_a_field()
    {
        var file = $"{Header},descripton,colour\nA,One,EQ-10023,REPAIR,Open,x,y\nB,Two,EQ-10023,REPAIR,Open,x,y\n";
        await AssertRefused(() => Import(file, Csv), HttpStatusCode.BadRequest, "/descripton unknown_field");
        var answer = await Import(file, Csv, "?unknown_columns=ignore");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
        Assert.That(answer.Warnings, Is.EqualTo(new[] { "/descripton unknown_field", "/colour unknown_field" }));
        Assert.That(answer.Json["warnings"]![0]!["message"]!.ToString(), Does.Contain("description"));
        Assert.That(Warnings(answer), Is.Empty);
    }

    [Test]
    public Task With_strict_handling_an_unknown_column_refuses_the_file() => AssertRefused(
        () => Import($"{Header},colour\nA,One,EQ-10023,REPAIR,Open,y\n", Csv, prefer: "handling=strict"),
        HttpStatusCode.BadRequest,
        "/colour unknown_field");

    [TestCase("name", "/name duplicate_field")]
    [TestCase("project", "/project wrong_type")]
    [TestCase("_parent_job", "/_parent_job wrong_type")]
    public Task A_duplicate_or_object_column_refuses_the_file(string column, string problem) =>
        AssertRefused(() => Import($"{Header},{column}\nA,One,EQ-10023,REPAIR,Open,y\n", Csv), HttpStatusCode.BadRequest, problem);

    [Test]
    public async Task Read_only_columns_are_ignored() =>
        Assert.That(
            Outcomes(await Import($"{Header},id2,company_code,job_planning\nA,One,EQ-10023,REPAIR,Open,x,y,z\n", Csv)),
            Is.EqualTo(new[] { "1 created" }));

    [Test]
    public async Task Text_that_is_not_UTF_8_is_refused_with_advice()
    {
        var answer = await AssertRefused(
            () => Import(new ByteArrayContent(Encoding.Latin1.GetBytes($"{Header}\nA,Künstlerhaus,EQ-10023,REPAIR,Open\n")), Csv),
            HttpStatusCode.BadRequest,
            " bad_request");
        Assert.That(answer["detail"], Does.Contain("CSV UTF-8").And.Contain("windows-1252"));
    }

    [Test]
    public Task A_quote_that_is_never_closed_makes_the_row_too_large() => AssertRefused(
        () => Import($"{Header}\nA,\"One,EQ-10023,REPAIR,Open\n{new string('x', 5 << 20)}", Csv),
        HttpStatusCode.BadRequest,
        "/0 row_too_large");

    [Test]
    public Task A_row_of_millions_of_cells_is_too_large([Values("", Header)] string header) => AssertRefused(
        () => Import(
            $"{header}{(header.Length > 0 ? "\n" : "")}{new string(',', 5 << 20)}\nA,One,EQ-10023,REPAIR,Open\n", Csv, "?mode=partial"),
        HttpStatusCode.BadRequest,
        "/0 row_too_large");

    [Test]
    public async Task Non_ASCII_text_counts_toward_the_row_size_as_in_a_single_create()
    {
        var memo = new string('Ж', 900_000);
        var answer = await Import($"{Header},internal_memo,prejob_information\nA,One,EQ-10023,REPAIR,Open,{memo},{memo}\n", Csv);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
    }
}
