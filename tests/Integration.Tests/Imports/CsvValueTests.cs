namespace WorkOrders.Integration.Tests.Imports;

/// <summary>The cells of CSV files: numbers and dates that people, Excel and other programs write.</summary>
public sealed class CsvValueTests : ImportFixture
{
    [TestCase(';', "51,0543", "51.0543")]
    [TestCase('\t', "-3,7", "-3.7")]
    [TestCase(';', "51.0543", "51.0543")]
    [TestCase(',', "\"51.0543\"", "51.0543")]
    public async Task A_decimal_comma_is_accepted_unless_the_separator_is_a_comma(char separator, string latitude, string stored)
    {
        var answer = await Import(MobileOrder(separator, latitude), Csv);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
        Assert.That(
            await Tenant.Ask<string>("select db_address_latitude_decimal::text from jobs where tenant_id = @tenant"),
            Is.EqualTo(stored));
    }

    [TestCase(",", "90", 90)]
    [TestCase(",", " 90 ", 90)]
    [TestCase(",", "007", 7)]
    [TestCase(",", "1E+2", 100)]
    [TestCase(",", "+5.0", 5)]
    [TestCase(";", "90,0", 90)]
    public async Task Numbers_are_accepted_in_every_usual_notation(string separator, string cell, int stored)
    {
        var file = $"{Header},estimated_time\nA,One,EQ-10023,REPAIR,Open,{cell.Replace(',', '#')}\n"
            .Replace(",", separator, StringComparison.Ordinal)
            .Replace('#', ',');
        var answer = await Import(file, Csv, prefer: "handling=strict");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
        Assert.That(await Tenant.Ask<int>("select estimated_time from jobs where tenant_id = @tenant"), Is.EqualTo(stored));
    }

    [Test]
    public async Task A_number_too_large_for_its_field_is_out_of_range(
        [Values("1E+400", "99999999999999999999999999999999999999999")] string cell) =>
        Assert.That(
            Problems(await Import($"{Header},estimated_time\nA,One,EQ-10023,REPAIR,Open,{cell}\n", Csv, prefer: "handling=strict")),
            Is.EqualTo(new[] { "/0/estimated_time out_of_range" }));

    [TestCase("01.12.2026 08:30")]
    [TestCase("12/1/2026 8:30")]
    [TestCase("1-12-26")]
    public async Task A_date_reformatted_by_Excel_is_refused_with_advice(string cell)
    {
        var answer = await Import($"{Header},due_date\nA,One,EQ-10023,REPAIR,Open,{cell}\n", Csv);
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/0/due_date not_a_date" }));
        Assert.That(
            Results(answer).Single()["problems"]![0]!["message"]!.ToString(),
            Does.Contain("format the column as yyyy-mm-dd hh:mm"));
    }

    [TestCase(',', "\"51,0543\"")]
    [TestCase(';', "1.051,5")]
    [TestCase(';', "north")]
    public async Task Text_that_is_not_a_number_is_refused(char separator, string latitude) =>
        Assert.That(
            Problems(await Import(MobileOrder(separator, latitude), Csv)),
            Is.EqualTo(new[] { "/0/db_address_latitude_decimal wrong_type" }));

    [Test]
    public async Task Strict_handling_accepts_numbers_in_CSV_cells()
    {
        var answer = await Import(
            $"{Header},estimated_time,suggested_date_start,project_id\nA,One,EQ-10023,REPAIR,Open,90,2026-12-01,\n",
            Csv,
            prefer: "handling=strict");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
    }

    private static string MobileOrder(char separator, string latitude) => string.Join('\n',
        $"{Header},db_address_street,db_address_zip,db_address_city,db_address_latitude_decimal".Replace(',', separator),
        $"{"A,One,GEN-MOB-2,REPAIR,Open,Kaai,9000,Gent".Replace(',', separator)}{separator}{latitude}");

    [Test]
    public async Task Blanks_in_a_text_are_stored_as_sent()
    {
        await Import($"{Header},description,internal_memo\nA,One,EQ-10023,REPAIR,Open,\"  x  \", y \n", Csv);
        Assert.That(await Tenant.Ask<string>("select description || '|' || internal_memo from jobs where tenant_id = @tenant"),
            Is.EqualTo("  x  | y "));
    }

    [Test]
    public async Task A_row_without_a_key_is_imported_with_a_warning_if_existing_orders_are_skipped()
    {
        var file = $"{Header}\nA,One,EQ-10023,REPAIR,Open\n,Two,EQ-10023,REPAIR,Open\n";
        var answer = await Import(file, Csv, "?mode=partial&on_existing=skip");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }));
        Assert.That(answer.Json["results"]![1]!["warnings"]![0]!["code"]!.ToString(), Is.EqualTo("nothing_to_skip_by"));
    }

    [Test]
    public async Task Rows_of_blanks_and_a_final_CTRL_Z_are_skipped()
    {
        var answer = await Import($"{Header}\nA,One,EQ-10023,REPAIR,Open\n , ,\u00a0,,\n,,,,\nB,Two,EQ-10023,REPAIR,Open\n\u001a", Csv);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
    }
}
