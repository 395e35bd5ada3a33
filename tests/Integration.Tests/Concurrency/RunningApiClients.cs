using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>HTTP clients of API instances other than the shared instance.</summary>
internal static class RunningApiClients
{
    /// <summary>Creates a client of an instance, signed in as the tenant.</summary>
    public static HttpClient ClientFor(this TestTenant tenant, RunningApi api)
    {
        var http = new HttpClient { BaseAddress = api.Client.BaseAddress };
        http.DefaultRequestHeaders.Add("X-Api-Key", tenant.Http.DefaultRequestHeaders.GetValues("X-Api-Key"));
        return http;
    }

    /// <summary>Posts an order.</summary>
    public static async Task<Answer> Post(this HttpClient http, JsonNode order)
    {
        using var response = await http.PostAsync("/api/Jobs", JsonContent.Create(order));
        return await Answer.Read(response);
    }
}
