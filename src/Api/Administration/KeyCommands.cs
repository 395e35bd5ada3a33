using System.CommandLine;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Administration;

/// <summary><c>key add|list|revoke</c>.</summary>
internal static class KeyCommands
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(IServiceProvider services, TextWriter output)
    {
        var keys = services.GetRequiredService<IKeyRing>();
        return new Command("key", "Administers the API keys of a tenant.")
        {
            Add(keys, output),
            List(keys, output),
            Revoke(keys, output),
        };
    }

    private static Command Add(IKeyRing keys, TextWriter output)
    {
        var (tenant, label) = (Arguments.Tenant(), Arguments.Label());
        var add = new Command("add", "Adds a key and prints it, once.") { tenant, label };
        add.SetAction(async (parsed, cancellationToken) =>
        {
            var key = await keys.Add(parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(label), cancellationToken);
            await output.WriteLineAsync($"X-Api-Key  {key}  (shown only now)");
        });
        return add;
    }

    private static Command List(IKeyRing keys, TextWriter output)
    {
        var tenant = Arguments.Tenant();
        var list = new Command("list", "Lists a tenant's keys by label, never their text.") { tenant };
        list.SetAction(async (parsed, cancellationToken) =>
        {
            foreach (var key in await keys.List(parsed.GetRequiredValue(tenant), cancellationToken))
            {
                await output.WriteLineAsync($"{key.Label}  created {key.CreatedAt:u}{(key.RevokedAt is { } at ? $"  revoked {at:u}" : "")}");
            }
        });
        return list;
    }

    private static Command Revoke(IKeyRing keys, TextWriter output)
    {
        var (tenant, label) = (Arguments.Tenant(), Arguments.Label());
        var revoke = new Command("revoke", "Ends a key for good; a running API follows within minutes.") { tenant, label };
        revoke.SetAction(async (parsed, cancellationToken) =>
        {
            await keys.Revoke(parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(label), cancellationToken);
            await output.WriteLineAsync($"Revoked the key {parsed.GetRequiredValue(label)} of {parsed.GetRequiredValue(tenant)}.");
        });
        return revoke;
    }
}
