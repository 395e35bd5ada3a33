namespace WorkOrders.Integration.Tests.Lists;

/// <summary>Requests lists.</summary>
internal static class ListClient
{
    /// <summary>Returns a URL with query options, whose values are escaped.</summary>
    public static string Url(string path, params (string Name, string Value)[] options) =>
        $"/api/{path}?{string.Join('&', options.Select(option => $"{option.Name}={Uri.EscapeDataString(option.Value)}"))}";

    /// <summary>Requests a list.</summary>
    public static Task<Answer> List(this TestTenant tenant, string path, params (string Name, string Value)[] options) =>
        tenant.Send(HttpMethod.Get, Url(path, options));

    /// <summary>Returns the ids of the rows of a page.</summary>
    public static IReadOnlyList<Guid> Ids(this Answer answer) =>
        [.. answer.Json["value"]!.AsArray().Select(row => row!["id"]!.GetValue<Guid>())];

    /// <summary>Returns the URL of the next page; null if there is none.</summary>
    public static string? NextLink(this Answer answer) => (string?)answer.Json["@odata.nextLink"];

    /// <summary>Reads all pages of a list from a URL on.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="url">The URL of the first page.</param>
    /// <param name="pageSize">The page size to ask for, in the first request only; null for the default.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<Guid>>> Pages(this TestTenant tenant, string url, int? pageSize = null)
    {
        var pages = new List<IReadOnlyList<Guid>>();
        var prefer = pageSize is null ? null : $"maxpagesize={pageSize}";
        for (var next = url; next is not null; prefer = null)
        {
            var answer = await tenant.Send(HttpMethod.Get, next, prefer: prefer);
            Assert.That((int)answer.Status, Is.EqualTo(200), $"{next}: {answer.Text}");
            pages.Add(answer.Ids());
            next = answer.NextLink();
        }
        return pages;
    }

    /// <summary>Returns the codes of the problems of a response, with their parameters.</summary>
    public static IReadOnlyList<string> Refusals(this Answer answer) =>
        [.. (answer.Json["errors"]?.AsArray() ?? []).Select(problem => $"{problem!["parameter"]} {problem["code"]}")];
}
