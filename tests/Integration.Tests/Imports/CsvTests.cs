using System.Net;
using System.Text;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>CSV as people, Excel and other programs write it.</summary>
public sealed class CsvTests : ImportFixture
{
    private const string Header = "reference_back_office,name,project_reference_back_office,job_type_code,job_status_code";

    [TestCase(',')]
    [TestCase(';')]
    [TestCase('\t')]
    [TestCase('|')]
    public async Task The_header_tells_what_separates(char separator)
    {
        var answer = await Import($"{Header}\r\nA,One,EQ-10023,REPAIR,Open\r\nB,Two,EQ-10023,REPAIR,Open\r\n".Replace(',', separator), Csv);
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
        Assert.That(await Stored(), Is.EqualTo("A B"));
    }

    [Test]
    public async Task What_separates_nothing_does_not_count([Values("\"Remark, for us, and nobody else, or not\"", "\"a,\"\"b,c,d,e\"\",\r\nf,g\"")] string column, [Values("\r", "\n")] string end)
    {
        var answer = await Import($"{column};{Header.Replace(',', ';')}{end}x,;A;One;EQ-10023;REPAIR;Open{end}{new string(',', 100)};B;Two;EQ-10023;REPAIR;Open", Csv);
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
    }

    [TestCase("sep=;\r\n")]
    [TestCase("SEP=;\r")]
    [TestCase("\"sep=;\"\n")]
    [TestCase("\uFEFFsep=;\r\n")]
    public async Task What_Excel_was_told_above_the_header_is_heeded(string first)
    {
        var answer = await Import($"{first}{Header.Replace(',', ';')}\r\nA;One, or two;EQ-10023;REPAIR;Open\r\n", Csv);
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
        Assert.That(Results(answer).Single()["line"]!.GetValue<int>(), Is.EqualTo(3));
        Assert.That(await Tenant.Ask<string>("select name from jobs where tenant_id = @tenant"), Is.EqualTo("One, or two"));
    }

    [TestCase("sep= ")]
    [TestCase("sep=a")]
    [TestCase("sep=\"")]
    [TestCase("sep=")]
    [TestCase("sep=;;")]
    public async Task What_Excel_was_told_is_refused_when_it_separates_nothing(string first)
    {
        var answer = await IsRefused(() => Import($"{first}\r\n{Header}\r\nA,One,EQ-10023,REPAIR,Open\r\n", Csv, prefer: "handling=strict"), HttpStatusCode.BadRequest, " bad_separator");
        Assert.That(answer["detail"], Does.Contain("semicolon"));
    }

    [TestCase("\n\r\n")]
    [TestCase("\n\"sep=;\"\n")]
    public async Task Empty_lines_may_stand_first_and_count(string first)
    {
        var answer = await Import($"{first}{Header.Replace(',', ';')}\r\nA;One;EQ-10023;REPAIR;Open\r\n", Csv);
        Assert.That(Results(answer).Select(result => $"{result["line"]} {result["status"]}"), Is.EqualTo(new[] { "4 created" }));
    }

    [TestCase("\r\n")]
    [TestCase("\n")]
    [TestCase("\r")]
    public async Task Lines_may_end_in_any_way_and_the_last_in_none(string end)
    {
        var answer = await Import($"{Header}{end}A,One,EQ-10023,REPAIR,Open{end}B,Two,EQ-10023,REPAIR,Open", Csv);
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
    }

    [Test]
    public async Task Quoted_cells_hold_separators_quotation_marks_and_lines()
    {
        var answer = await Import($"{Header},description\r\n\"A\",\"5\"\" pipe, \"\"hot\"\"\",EQ-10023,REPAIR,Open,\"one\r\ntwo\n\nfour\"\r\nB,\"\",EQ-10023,REPAIR,Open,\r\nC,3,EQ-10023,REPAIR,Open,x\r\n", Csv, "?mode=partial");
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created", "2 refused", "3 created" }), answer.Text);
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/1/name required" }));
        Assert.That(Results(answer).Select(result => result["line"]!.GetValue<int>()), Is.EqualTo(new[] { 2, 6, 7 }));
        Assert.That(await Tenant.Ask<string>("select name || '|' || description from jobs where tenant_id = @tenant and reference_back_office = 'A'"), Is.EqualTo("5\" pipe, \"hot\"|one\r\ntwo\n\nfour"));
    }

    [TestCase("\"unfinished\nB,Two,EQ-10023,REPAIR,Open\nC,Three,EQ-10023,REPAIR,Open\n", 4)]
    [TestCase("\"unfinished\r\nB,\"Two\",EQ-10023,REPAIR,Open\r\n", 3)]
    [TestCase("\"One\" two,EQ-10023,REPAIR,Open\r", null)]
    [TestCase("\"One\"\"", null)]
    [TestCase("\"", null)]
    public async Task Quotation_marks_that_do_not_fit_are_refused_and_nothing_is_swallowed_silently(string rest, int? swallowed)
    {
        var answer = await Import($"{Header}\r\nA,{rest}", Csv, "?mode=partial");
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 refused" }), answer.Text);
        Assert.That(Problems(answer).First(), Is.EqualTo("/0/name bad_quotes"));
        Assert.That(Problems(answer), Does.Not.Contain("/0 cell_without_column").And.Not.Contain("/0/name required"));
        var message = Results(answer).Single()["problems"]![0]!["message"]!.ToString();
        Assert.That(message, swallowed is null ? Does.Not.Contain("lines") : Does.Contain($"lines 2 to {swallowed} are read as one row"));
        Assert.That(await Stored(), Is.Empty);
    }

    [Test]
    public async Task Rows_behind_quotation_marks_that_do_not_fit_are_read_as_they_stand()
    {
        var answer = await Import($"{Header}\nA,\"unfinished,EQ-10023,REPAIR,Open\nB,\"Two\",EQ-10023,REPAIR,Open\nC,Three,EQ-10023,REPAIR,Open\n", Csv, "?mode=partial");
        Assert.That(Results(answer).Select(result => $"{result["line"]} {result["status"]}"), Is.EqualTo(new[] { "2 refused", "4 created" }), answer.Text);
    }

    [Test]
    public Task Quotation_marks_that_do_not_fit_in_the_header_refuse_the_file() => IsRefused(
        () => Import($"{Header},\"remark\nA,One,EQ-10023,REPAIR,Open\n", Csv, "?mode=partial"), HttpStatusCode.BadRequest, " bad_quotes");

    [Test]
    public async Task A_quotation_mark_within_a_cell_that_is_not_quoted_is_one()
    {
        Assert.That(Verdicts(await Import($"{Header}\nA,5\" pipe,EQ-10023,REPAIR,Open\n", Csv)), Is.EqualTo(new[] { "1 created" }));
        Assert.That(await Tenant.Ask<string>("select name from jobs where tenant_id = @tenant"), Is.EqualTo("5\" pipe"));
    }

    [Test]
    public async Task Columns_and_rows_that_Excel_left_empty_say_nothing()
    {
        var answer = await Import($"{Header},,\r\nA,One,EQ-10023,REPAIR,Open,,\r\n,,,,,,\r\n\r\nB,Two,EQ-10023,REPAIR,Open\r\n,,,,,,,,,\r\n", Csv);
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
        Assert.That(Results(answer).Select(result => result["line"]!.GetValue<int>()), Is.EqualTo(new[] { 2, 5 }));
        Assert.That(answer.Json["warnings"], Is.Null);
    }

    [Test]
    public async Task A_row_that_ends_early_gives_nothing_for_what_is_left() =>
        Assert.That(Verdicts(await Import($"{Header},customer_reference,estimated_time\nA,One,EQ-10023,REPAIR,Open\n", Csv)), Is.EqualTo(new[] { "1 created" }));

    [Test]
    public async Task A_cell_beyond_the_columns_is_refused_with_all_else_that_is_wrong_with_its_row()
    {
        var answer = await Import($"{Header},\nA,One, two,EQ-10023,REPAIR,Open\nB,Two,EQ-10023,REPAIR,Open\n", Csv, "?mode=partial");
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 refused", "2 created" }));
        Assert.That(Problems(answer), Does.Contain("/0 cell_without_column").And.Contain("/0/project_reference_back_office not_found"));
    }

    [Test]
    public async Task Cells_beyond_the_columns_are_one_problem_of_their_row_however_many_they_are()
    {
        var answer = await Import($"{Header}\nA,One,EQ-10023,REPAIR,Open,,{string.Concat(Enumerable.Repeat("x,,", 1000))}\n", Csv, "?mode=partial");
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/0 cell_without_column" }));
        Assert.That(Results(answer).Single()["problems"]![0]!["message"]!.ToString(), Does.StartWith("1000 cells, the first of them cell 7, have no column in the header."));
    }

    [Test]
    public async Task More_columns_than_Excel_has_are_ignored_like_others_that_are_unknown()
    {
        var answer = await Import($"{Header}{new string(',', 500_000)}\nA,One,EQ-10023,REPAIR,Open{new string(',', 500_000)}\n", Csv);
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
    }

    [TestCase(';', "51,0543", "51.0543")]
    [TestCase('\t', "-3,7", "-3.7")]
    [TestCase(';', "51.0543", "51.0543")]
    [TestCase(',', "\"51.0543\"", "51.0543")]
    public async Task Numbers_may_have_a_decimal_comma_where_the_comma_does_not_separate(char separator, string latitude, string stored)
    {
        var answer = await Import(Mobile(separator, latitude), Csv);
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
        Assert.That(await Tenant.Ask<string>("select db_address_latitude_decimal::text from jobs where tenant_id = @tenant"), Is.EqualTo(stored));
    }

    [TestCase(",", "90", 90)]
    [TestCase(",", " 90 ", 90)]
    [TestCase(",", "007", 7)]
    [TestCase(",", "1E+2", 100)]
    [TestCase(",", "+5.0", 5)]
    [TestCase(";", "90,0", 90)]
    public async Task A_number_is_one_however_it_is_written_since_CSV_has_no_types(string separator, string cell, int stored)
    {
        var file = $"{Header},estimated_time\nA,One,EQ-10023,REPAIR,Open,{cell.Replace(',', '#')}\n".Replace(",", separator, StringComparison.Ordinal).Replace('#', ',');
        var answer = await Import(file, Csv, prefer: "handling=strict");
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
        Assert.That(await Tenant.Ask<int>("select estimated_time from jobs where tenant_id = @tenant"), Is.EqualTo(stored));
    }

    [Test]
    public async Task A_number_too_large_for_its_field_is_refused_as_such([Values("1E+400", "99999999999999999999999999999999999999999")] string cell) =>
        Assert.That(Problems(await Import($"{Header},estimated_time\nA,One,EQ-10023,REPAIR,Open,{cell}\n", Csv, prefer: "handling=strict")), Is.EqualTo(new[] { "/0/estimated_time out_of_range" }));

    [TestCase("01.12.2026 08:30")]
    [TestCase("12/1/2026 8:30")]
    [TestCase("1-12-26")]
    public async Task A_date_that_Excel_rewrote_is_refused_and_told_how_to_format_it(string cell)
    {
        var answer = await Import($"{Header},due_date\nA,One,EQ-10023,REPAIR,Open,{cell}\n", Csv);
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/0/due_date not_a_date" }));
        Assert.That(Results(answer).Single()["problems"]![0]!["message"]!.ToString(), Does.Contain("format the column as yyyy-mm-dd hh:mm"));
    }

    [TestCase(',', "\"51,0543\"")]
    [TestCase(';', "1.051,5")]
    [TestCase(';', "north")]
    public async Task What_is_no_number_is_refused(char separator, string latitude) =>
        Assert.That(Problems(await Import(Mobile(separator, latitude), Csv)), Is.EqualTo(new[] { "/0/db_address_latitude_decimal wrong_type" }));

    [Test]
    public async Task Cells_are_no_texts_to_those_who_are_strict_with_numbers()
    {
        var answer = await Import($"{Header},estimated_time,suggested_date_start,project_id\nA,One,EQ-10023,REPAIR,Open,90,2026-12-01,\n", Csv, prefer: "handling=strict");
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
    }

    [Test]
    public async Task A_column_that_no_field_is_called_by_is_warned_of_once()
    {
        var answer = await Import($"{Header},descripton,colour\nA,One,EQ-10023,REPAIR,Open,x,y\nB,Two,EQ-10023,REPAIR,Open,x,y\n", Csv);
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
        Assert.That(answer.Warnings, Is.EqualTo(new[] { "/descripton unknown_field", "/colour unknown_field" }));
        Assert.That(answer.Json["warnings"]![0]!["message"]!.ToString(), Does.Contain("description"));
        Assert.That(Warnings(answer), Is.Empty);
    }

    [Test]
    public Task To_those_who_are_strict_it_refuses_the_file() => IsRefused(
        () => Import($"{Header},colour\nA,One,EQ-10023,REPAIR,Open,y\n", Csv, prefer: "handling=strict"), HttpStatusCode.BadRequest, "/colour unknown_field");

    [TestCase("name", "/name duplicate_field")]
    [TestCase("project", "/project wrong_type")]
    [TestCase("_parent_job", "/_parent_job wrong_type")]
    public Task A_column_that_cannot_be_read_refuses_the_file(string column, string problem) =>
        IsRefused(() => Import($"{Header},{column}\nA,One,EQ-10023,REPAIR,Open,y\n", Csv), HttpStatusCode.BadRequest, problem);

    [Test]
    public async Task Columns_that_the_server_fills_are_passed_over() =>
        Assert.That(Verdicts(await Import($"{Header},id2,company_code,job_planning\nA,One,EQ-10023,REPAIR,Open,x,y,z\n", Csv)), Is.EqualTo(new[] { "1 created" }));

    [Test]
    public async Task What_is_not_UTF_8_is_refused_and_told_how_to_save_it()
    {
        var answer = await IsRefused(
            () => Import(new ByteArrayContent(Encoding.Latin1.GetBytes($"{Header}\nA,Künstlerhaus,EQ-10023,REPAIR,Open\n")), Csv), HttpStatusCode.BadRequest, " bad_request");
        Assert.That(answer["detail"], Does.Contain("CSV UTF-8").And.Contain("windows-1252"));
    }

    [Test]
    public Task A_quotation_mark_that_never_ends_is_told_as_such() => IsRefused(
        () => Import($"{Header}\nA,\"One,EQ-10023,REPAIR,Open\n{new string('x', 2 << 20)}", Csv), HttpStatusCode.BadRequest, "/0 row_too_large");

    [Test]
    public Task A_row_of_countless_cells_is_told_as_too_large([Values("", Header)] string header) => IsRefused(
        () => Import($"{header}{(header.Length > 0 ? "\n" : "")}{new string(',', 2 << 20)}\nA,One,EQ-10023,REPAIR,Open\n", Csv, "?mode=partial"), HttpStatusCode.BadRequest, "/0 row_too_large");

    [Test]
    public async Task Letters_beyond_ASCII_take_no_more_room_than_in_a_single_create()
    {
        var answer = await Import($"{Header},internal_memo\nA,One,EQ-10023,REPAIR,Open,{new string('Ж', 400_000)}\n", Csv);
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
    }

    private static string Mobile(char separator, string latitude) => string.Join('\n',
        "reference_back_office,name,project_reference_back_office,job_type_code,job_status_code,db_address_street,db_address_zip,db_address_city,db_address_latitude_decimal".Replace(',', separator),
        $"{"A,One,GEN-MOB-2,REPAIR,Open,Kaai,9000,Gent".Replace(',', separator)}{separator}{latitude}");
}
