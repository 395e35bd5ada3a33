using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Cli.Administration;

/// <summary>The commands <c>key add|list|revoke</c>.</summary>
internal static class KeyCommands
{
    /// <summary>Creates the command with its subcommands.</summary>
    public static Command Create(IServiceProvider services, TextWriter output) =>
        new("key", "Adds, lists and revokes the API keys of a tenant.")
        {
            CreateAdd(services, output),
            CreateList(services, output),
            CreateRevoke(services, output),
        };

    private static Command CreateAdd(IServiceProvider services, TextWriter output)
    {
        var (tenant, label) = (Arguments.Tenant(), Arguments.Label());
        var add = new Command("add", "Adds a key and prints it; it is shown only once.") { tenant, label };
        add.SetAction(async (parsed, cancellationToken) =>
        {
            var key = await services.GetRequiredService<IApiKeyDirectory>()
                .Add(parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(label), cancellationToken);
            await output.WriteLineAsync($"X-Api-Key  {key}  (shown only now)");
        });
        return add;
    }

    private static Command CreateList(IServiceProvider services, TextWriter output)
    {
        var tenant = Arguments.Tenant();
        var list = new Command("list", "Lists the labels of a tenant's keys, never the keys.") { tenant };
        list.SetAction(async (parsed, cancellationToken) =>
        {
            foreach (var key in await services.GetRequiredService<IApiKeyDirectory>()
                .List(parsed.GetRequiredValue(tenant), cancellationToken))
            {
                await output.WriteLineAsync(
                    $"{key.Label}  created {key.CreatedAt:u}{(key.RevokedAt is { } revokedAt ? $"  revoked {revokedAt:u}" : "")}");
            }
        });
        return list;
    }

    private static Command CreateRevoke(IServiceProvider services, TextWriter output)
    {
        var (tenant, label) = (Arguments.Tenant(), Arguments.Label());
        var revoke = new Command("revoke", "Revokes a key permanently. A running API refuses it within minutes.") { tenant, label };
        revoke.SetAction(async (parsed, cancellationToken) =>
        {
            await services.GetRequiredService<IApiKeyDirectory>()
                .Revoke(parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(label), cancellationToken);
            await output.WriteLineAsync($"Revoked the key {parsed.GetRequiredValue(label)} of {parsed.GetRequiredValue(tenant)}.");
        });
        return revoke;
    }
}
