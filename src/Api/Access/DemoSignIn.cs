using System.Net;
using WorkOrders.Api.Http;
using WorkOrders.Application.Database;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>
/// Signs in to the demo tenant without a password: with the embedded database only, and only from this machine without a proxy. The host of
/// the request is checked, too, because the name of another site can resolve to this machine (DNS rebinding).
/// </summary>
internal sealed class DemoSignIn(IDatabaseState database, ICredentialStore credentials)
{
    private static readonly string[] ForwardingHeaders = ["Forwarded", "X-Forwarded-For"];

    private const string Detail = "There is no demo tenant that a request to this address can sign in to; sign in with POST /session.";

    /// <summary>The response to a request that cannot sign in to the demo tenant.</summary>
    public static ProblemResult NotAvailable { get; } = ProblemResult.NotFound(new(null, "not_found", Detail));

    /// <summary>Returns the user of the demo tenant; null if a request cannot sign in to it.</summary>
    public async Task<Caller?> FindUser(HttpContext context, CancellationToken cancellationToken) =>
        database.IsEmbedded && database.StartupProblem is null && IsLocal(context)
            ? (await credentials.FindUser(DemoUser.Tenant, DemoUser.Dispatcher, cancellationToken))?.Caller
            : null;

    private static bool IsLocal(HttpContext context) =>
        IsLoopback(context.Connection.LocalIpAddress) && IsLoopback(context.Connection.RemoteIpAddress)
        && IsLocalName(context.Request.Host.Host) && !ForwardingHeaders.Any(context.Request.Headers.ContainsKey);

    private static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
