using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>A connector that follows the feed of its tenant: it keeps what it reads and where to go on.</summary>
/// <param name="http">Signed in as the tenant.</param>
/// <param name="query">What it asks for besides, such as <c>&amp;top=7</c>.</param>
internal sealed class Follower(HttpClient http, string query = "")
{
    /// <summary>All it has read, in order.</summary>
    public List<JsonNode> Changes { get; } = [];

    /// <summary>Where it goes on.</summary>
    public long Next { get; private set; }

    /// <summary>The changes it has read, each as row, version and what was done.</summary>
    public IEnumerable<(Guid Row, long Version, string Operation)> Read =>
        Changes.Select(change => (change["id"]!.GetValue<Guid>(), change["row_version"]!.GetValue<long>(), change["operation"]!.ToString()));

    /// <summary>Reads on once.</summary>
    /// <returns>The answer; it says whether there was more.</returns>
    public async Task<Answer> ReadOn()
    {
        using var response = await http.GetAsync($"/api/Changes?after={Next}{query}");
        var answer = await Answer.Read(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Changes.AddRange(answer.Json["value"]!.AsArray().Select(change => change!));
        Next = answer.Json["next"]!.GetValue<long>();
        return answer;
    }

    /// <summary>Reads on until it has come to a position, however long that takes to be given; fails after two minutes.</summary>
    public async Task ReadTo(long position)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (Next < position)
        {
            if (!(await ReadOn()).Json["more"]!.GetValue<bool>())
            {
                await Task.Delay(10, patience.Token);
            }
        }
    }
}
