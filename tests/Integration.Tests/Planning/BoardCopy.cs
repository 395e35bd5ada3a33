using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Planning;

/// <summary>A client that keeps a planning board up to date: it reads the board once, and then only what has changed.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="query">The query string without <c>changed_after</c>.</param>
internal sealed class BoardCopy(TestTenant tenant, string query)
{
    private readonly SortedDictionary<string, string> _entries = new(StringComparer.Ordinal);
    private string _technicians = "";
    private string? _position;

    /// <summary>Reads a board.</summary>
    public static async Task<Answer> Read(TestTenant tenant, string query)
    {
        var answer = await tenant.Send("GET", $"/api/Planning?{query}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer;
    }

    /// <summary>Reads what has changed, and applies it.</summary>
    public async Task<Answer> Refresh()
    {
        var answer = await Read(tenant, _position is null ? query : $"{query}&changed_after={_position}");
        Assert.That(answer["complete"], Is.EqualTo(_position is null ? "true" : "false"));
        foreach (var id in answer.Json["removed"]!.AsArray())
        {
            _entries.Remove(id!.ToString());
        }
        foreach (var entry in answer.Json["entries"]!.AsArray())
        {
            _entries[entry!["id"]!.ToString()] = entry.ToJsonString();
        }
        (_technicians, _position) = (answer.Json["technicians"]!.ToJsonString(), answer["position"]);
        return answer;
    }

    /// <summary>Asserts that a new reader would get the same board.</summary>
    public async Task AssertCurrent(string message)
    {
        var other = new BoardCopy(tenant, query);
        await other.Refresh();
        Assert.That(_entries.Values, Is.EqualTo(other._entries.Values), message);
        Assert.That(_technicians, Is.EqualTo(other._technicians), message);
    }

    /// <summary>Returns the entries of an answer, each as the code of the technician and the name of the order.</summary>
    public static IReadOnlyList<string> Entries(Answer answer)
    {
        var codes = answer.Json["technicians"]!.AsArray().ToDictionary(user => user!["id"]!.ToString(), user => user!["code"]!.ToString());
        return [.. answer.Json["entries"]!.AsArray().Select(entry => $"{codes[entry!["user_id"]!.ToString()]} {entry["job"]!["name"]}")];
    }

    /// <summary>Returns the codes of the technicians of an answer.</summary>
    public static IReadOnlyList<string> Technicians(Answer answer) =>
        [.. answer.Json["technicians"]!.AsArray().Select(user => user!["code"]!.ToString())];

    /// <summary>Returns one technician of an answer.</summary>
    public static JsonNode Technician(Answer answer, string code) =>
        answer.Json["technicians"]!.AsArray().Single(user => user!["code"]!.ToString() == code)!;
}
