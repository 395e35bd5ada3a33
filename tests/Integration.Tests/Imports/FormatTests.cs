using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Supported file formats and result formats.</summary>
public sealed class FormatTests : ImportFixture
{
    [TestCase("application/json")]
    [TestCase("text/json")]
    [TestCase("application/json; charset=utf-8")]
    public async Task A_JSON_array_is_imported(string contentType)
    {
        var answer = await Import(ToJsonArray(Order("A"), Order("B"), Order("C")), contentType);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created", "3 created" }));
        Assert.That(await StoredReferences(), Is.EqualTo("A B C"));
        Assert.That(answer["mode"], Is.EqualTo("atomic"));
        Assert.That(answer["stored"], Is.EqualTo("true"));
        Assert.That(
            answer.Json["totals"]!.ToJsonString(),
            Is.EqualTo("""{"rows":3,"created":3,"updated":0,"unchanged":0,"valid":0,"skipped":0,"refused":0,"planned":0}"""));
    }

    [TestCase("application/x-ndjson")]
    [TestCase("application/jsonl")]
    [TestCase("text/x-ndjson; charset=utf-8")]
    public async Task JSON_lines_are_imported_and_results_carry_line_numbers(string contentType)
    {
        var answer = await Import($"\n{Order("A").ToJsonString()}\r\n   \n\n{Order("B").ToJsonString()}", contentType);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
        Assert.That(Results(answer).Select(result => result["line"]!.GetValue<int>()), Is.EqualTo(new[] { 2, 5 }));
        Assert.That(await StoredReferences(), Is.EqualTo("A B"));
    }

    [Test]
    public async Task A_result_contains_the_id_sent_by_the_client_even_when_refused([Values("atomic", "partial", "dry_run")] string mode)
    {
        var id = Guid.NewGuid();
        var answer = await Import(
            ToJsonArray(Order("A").With("id", id).Without("name"), Order("B").Without("name")), query: $"?mode={mode}");
        Assert.That(Results(answer).Select(result => result["id"]?.ToString()), Is.EqualTo(new[] { $"{id}", null }));
    }

    [Test]
    public async Task An_overlong_reference_is_truncated_in_the_result()
    {
        var answer = await Import(
            ToJsonArray(
                Order(new string('A', 900_000)).With("_parent_jobs_reference_back_office", new string('B', 100_000)),
                Order($"{new string('A', 50)}")),
            query: "?mode=partial");
        Assert.That(
            Problems(answer),
            Is.EqualTo(new[] { "/0/reference_back_office too_long", "/0/_parent_jobs_reference_back_office not_found" }));
        Assert.That(
            Results(answer).Select(result => result["reference"]!.ToString()),
            Is.EqualTo(new[] { $"{new string('A', 100)}…", new string('A', 50) }));
        Assert.That(answer.Text, Has.Length.LessThan(5000));
    }

    [Test]
    public async Task The_detail_of_a_refusal_stays_short()
    {
        var answer = await Import(ToJsonArray(Order("A").With("_parent_jobs_reference_back_office", new string('B', 100_000))));
        Assert.That(answer["detail"], Has.Length.LessThan(2000));
    }

    [Test]
    public async Task An_invalid_Unicode_field_name_refuses_only_its_row(
        [Values("", "\"_parent_job\":{\"id\":1,\"\\udc00\":2},")] string before)
    {
        var answer = await Import($"[{{{before}\"\\ud800\":1}},{Order("B").ToJsonString()}]", query: "?mode=partial");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 refused", "2 created" }), answer.Text);
        Assert.That(Problems(answer), Does.Contain("/0 not_text"));
    }

    [TestCase("[1]", Json)]
    [TestCase("[null,\"x\",[]]", Json)]
    [TestCase("hello\n{}}\n", Lines)]
    [TestCase("[\n {\n  \"name\": \"Boiler\"\n }\n]", Lines)]
    public async Task A_file_without_any_order_is_refused_row_by_row(string file, string contentType)
    {
        var answer = await Import(file, contentType);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(Results(answer).Select(result => result["status"]!.ToString()), Is.All.EqualTo("refused").And.Not.Empty);
        Assert.That(await StoredReferences(), Is.Empty);
    }

    [Test]
    public async Task An_order_after_a_thousand_invalid_rows_is_created()
    {
        var answer = await Import(
            ToJsonArray([.. Enumerable.Repeat<JsonNode?>(JsonValue.Create(1), 1000), Order("A")]), query: "?mode=partial");
        Assert.That(Outcomes(answer).Last(), Is.EqualTo("1001 created"), answer.Text[..Math.Min(answer.Text.Length, 500)]);
        Assert.That(await StoredReferences(), Is.EqualTo("A"));
    }

    [Test]
    public async Task A_result_contains_reference_id_and_planned_count()
    {
        var answer = await Import(ToJsonArray(Order("A"), Sample.SuggestedOrder().With("reference_back_office", "B")));
        var result = Results(answer).Last();
        Assert.That(result["reference"]!.ToString(), Is.EqualTo("B"));
        Assert.That(result["planned"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(answer.Json["totals"]!["planned"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await Tenant.Get(result["id"]!.ToString()))["reference_back_office"], Is.EqualTo("B"));
    }

    [Test]
    public async Task Results_are_sent_as_JSON_lines_with_the_totals_last_when_the_client_accepts_them()
    {
        var answer = await Import(ToJsonArray(Order("A"), Order("B").Without("name")), query: "?mode=partial", accept: Lines);
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo(Lines));
        var lines = answer.Text.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.That(lines.Select(line => line["status"]?.ToString()), Is.EqualTo(new[] { "created", "refused", null }));
        Assert.That(lines[^1]["totals"]!["refused"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task Results_as_JSON_lines_can_be_compressed()
    {
        Tenant.Http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        Assert.That((await Import(ToJsonArray(Order("A")), accept: Lines)).Headers["Content-Encoding"], Is.EqualTo("gzip"));
    }

    [Test]
    public async Task A_body_that_arrives_byte_by_byte_is_parsed_in_the_same_way([Values(Json, Lines)] string contentType)
    {
        var order = Order("Ä\"\\]}é😀").With("name", "\u2028[{");
        var file = contentType == Json
            ? ToJsonArray(order, order.DeepClone().AsObject().With("reference_back_office", "B"))
            : ToJsonLines(order, order.DeepClone().AsObject().With("reference_back_office", "B"));
        var answer = await Import(new StreamContent(new OneByteAtATime(Encoding.UTF8.GetBytes(file)), 1), contentType);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
        Assert.That(await StoredReferences(), Is.EqualTo("B Ä\"\\]}é😀"));
    }

    [TestCase(Json, "", " malformed_json")]
    [TestCase(Json, "   ", " malformed_json")]
    [TestCase(Json, "[]", " empty_file")]
    [TestCase(Json, "[{}", " malformed_json")]
    [TestCase(Json, "[{},]", " malformed_json")]
    [TestCase(Json, "[{}] x", " malformed_json")]
    [TestCase(Json, "[{\"name\": }]", " malformed_json")]
    [TestCase(Json, "{}", " wrong_type")]
    [TestCase(Json, "\"orders\"", " wrong_type")]
    [TestCase(Lines, "", " empty_file")]
    [TestCase(Lines, "\n \r\n", " empty_file")]
    [TestCase(Csv, "", " empty_file")]
    [TestCase(Csv, "name,project_reference_back_office\r\n", " empty_file")]
    [TestCase(Csv, ",,,\r\n,,\r\n", " empty_file")]
    public Task A_malformed_or_empty_file_is_refused(string contentType, string file, string problem) =>
        AssertRefused(() => Import(file, contentType), HttpStatusCode.BadRequest, problem);

    [Test]
    public async Task A_row_that_is_not_an_order_is_refused_and_the_others_are_created()
    {
        var answer = await Import(
            $"{ToJsonLines(Order("A"), JsonValue.Create(5), null)}{{\"name\":\n{ToJsonLines(Order("B"))}", Lines, "?mode=partial");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 refused", "3 refused", "4 refused", "5 created" }));
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/1 wrong_type", "/2 wrong_type", "/3 malformed_json" }));
        Assert.That(await StoredReferences(), Is.EqualTo("A B"));
    }

    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("application/vnd.ms-excel")]
    [TestCase("")]
    public async Task An_unsupported_media_type_is_refused_with_the_supported_ones(string contentType)
    {
        var answer = await AssertRefused(() => Import("[]", contentType), HttpStatusCode.UnsupportedMediaType, " unsupported_media_type");
        Assert.That(answer["detail"], Does.Contain("application/json").And.Contain("application/x-ndjson").And.Contain("text/csv"));
    }

    [Test]
    public Task An_unsupported_Accept_header_returns_406() =>
        AssertRefused(() => Import(ToJsonArray(Order("A")), accept: "text/csv"), HttpStatusCode.NotAcceptable, " not_acceptable");

    private static JsonObject Order(string reference) => Sample.Order().With("reference_back_office", reference);

    /// <summary>A stream that returns one byte per read.</summary>
    private sealed class OneByteAtATime(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, 1);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..1], cancellationToken);

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            CopyOneByOne(destination, cancellationToken);

        private async Task CopyOneByOne(Stream destination, CancellationToken cancellationToken)
        {
            foreach (var each in ToArray())
            {
                await destination.WriteAsync(new[] { each }, cancellationToken);
                await destination.FlushAsync(cancellationToken);
            }
        }
    }
}
