using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>
/// Sends requests like a page in a browser: with the cookie that the API has set, and the header that states where the page comes from.
/// </summary>
internal sealed class Browser(Uri? address) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { UseCookies = false }) { BaseAddress = address };

    /// <summary>The value of the cookie of the session; null for none.</summary>
    public string? Cookie { get; set; }

    /// <summary>The value of <c>Sec-Fetch-Site</c>; null to omit the header.</summary>
    public string? Site { get; set; } = "same-origin";

    /// <summary>Signs in.</summary>
    /// <param name="credential">The user, as <c>user:password@tenant</c>.</param>
    public Task<Answer> SignIn(string credential)
    {
        var (colon, at) = (credential.IndexOf(':'), credential.LastIndexOf('@'));
        return Send(HttpMethod.Post, "/session", new JsonObject
        {
            ["tenant"] = credential[(at + 1)..],
            ["user"] = credential[..colon],
            ["password"] = credential[(colon + 1)..at],
        }.ToJsonString());
    }

    /// <summary>Signs out.</summary>
    public Task<Answer> SignOut(bool everywhere = false) =>
        Send(HttpMethod.Delete, everywhere ? "/session?everywhere=true" : "/session");

    /// <summary>Reads who is signed in.</summary>
    public Task<Answer> GetSession() => Send(HttpMethod.Get, "/session");

    /// <summary>Sends a request, and keeps the cookie of its response.</summary>
    public async Task<Answer> Send(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }
        if (Site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", Site);
        }
        if (Cookie is not null)
        {
            request.Headers.Add("Cookie", $"__Host-workorders={Cookie}");
        }
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await _http.SendAsync(request);
        var answer = await Answer.Read(response);
        if (answer.Headers.TryGetValue("Set-Cookie", out var cookie))
        {
            Cookie = cookie.Split(';')[0].Split('=', 2)[1] is { Length: > 0 } value ? value : null;
        }
        return answer;
    }

    public void Dispose() => _http.Dispose();
}
