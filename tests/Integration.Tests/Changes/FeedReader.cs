using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>Reads the change feed of a tenant page by page, and keeps the changes and the next position.</summary>
/// <param name="http">A client signed in as the tenant.</param>
/// <param name="query">Additional query parameters, such as <c>&amp;top=7</c>.</param>
internal sealed class FeedReader(HttpClient http, string query = "")
{
    /// <summary>All changes read so far, in order.</summary>
    public List<JsonNode> Changes { get; } = [];

    /// <summary>The position after which the next page starts.</summary>
    public long Next { get; private set; }

    /// <summary>All changes read so far, each as row, version and operation.</summary>
    public IEnumerable<(Guid Row, long Version, string Operation)> RowChanges =>
        Changes.Select(
            change => (change["id"]!.GetValue<Guid>(), change["row_version"]!.GetValue<long>(), change["operation"]!.ToString()));

    /// <summary>Reads the next page.</summary>
    public async Task<Answer> ReadPage()
    {
        using var response = await http.GetAsync($"/api/Changes?after={Next}{query}");
        var answer = await Answer.Read(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Changes.AddRange(answer.Json["value"]!.AsArray().Select(change => change!));
        Next = answer.Json["next"]!.GetValue<long>();
        return answer;
    }

    /// <summary>Reads pages until a position is reached, waiting for changes to be published; fails after two minutes.</summary>
    public async Task ReadTo(long position)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (Next < position)
        {
            if (!(await ReadPage()).Json["more"]!.GetValue<bool>())
            {
                await Task.Delay(10, patience.Token);
            }
        }
    }
}
