using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Cli.Administration;

/// <summary>The commands <c>key add|list|role|revoke|link|unlink</c>.</summary>
internal static class KeyCommands
{
    /// <summary>Creates the command with its subcommands.</summary>
    public static Command Create(IServiceProvider services, TextWriter output) =>
        new("key", "Adds, lists, changes and revokes the API keys of a tenant.")
        {
            CreateAdd(services, output),
            CreateList(services, output),
            CreateRole(services, output),
            CreateRevoke(services, output),
            CreateLink(services, output),
            CreateUnlink(services, output),
        };

    private static Command CreateAdd(IServiceProvider services, TextWriter output)
    {
        var (tenant, label, role) = (Arguments.Tenant(), Arguments.Label(), Arguments.RoleOption());
        var add = new Command("add", "Adds a key and prints it; it is shown only once.") { tenant, label, role };
        add.SetAction(async (parsed, cancellationToken) =>
        {
            var key = await services.GetRequiredService<IApiKeyDirectory>().Add(
                parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(label), RoleNames.Parse(parsed.GetRequiredValue(role)),
                cancellationToken);
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
                var technician = key.Technician is null ? "" : $"  technician {key.Technician}";
                var revoked = key.RevokedAt is { } revokedAt ? $"  revoked {revokedAt:u}" : "";
                await output.WriteLineAsync($"{key.Label}  created {key.CreatedAt:u}  role {key.Role}{technician}{revoked}");
            }
        });
        return list;
    }

    private static Command CreateRole(IServiceProvider services, TextWriter output)
    {
        var (tenant, label, role) = (Arguments.Tenant(), Arguments.Label(), Arguments.Role());
        var change = new Command("role", "Changes what a key may do. A running API applies it within minutes.") { tenant, label, role };
        change.SetAction(async (parsed, cancellationToken) =>
        {
            var (name, given) = (parsed.GetRequiredValue(label), parsed.GetRequiredValue(role));
            await services.GetRequiredService<IApiKeyDirectory>()
                .SetRole(parsed.GetRequiredValue(tenant), name, RoleNames.Parse(given), cancellationToken);
            await output.WriteLineAsync($"The key {name} of {parsed.GetRequiredValue(tenant)} has the role {given}.");
        });
        return change;
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

    private static Command CreateLink(IServiceProvider services, TextWriter output)
    {
        var (tenant, label, technician) = (Arguments.Tenant(), Arguments.Label(), Arguments.Technician());
        var link = new Command("link",
            "Links a key to its technician, for whom its requests then act. A running API applies it within minutes.")
        {
            tenant, label, technician,
        };
        link.SetAction(async (parsed, cancellationToken) =>
        {
            var (name, code) = (parsed.GetRequiredValue(label), parsed.GetRequiredValue(technician));
            await services.GetRequiredService<IApiKeyDirectory>().Link(parsed.GetRequiredValue(tenant), name, code, cancellationToken);
            await output.WriteLineAsync($"Linked the key {name} of {parsed.GetRequiredValue(tenant)} to the technician {code}.");
        });
        return link;
    }

    private static Command CreateUnlink(IServiceProvider services, TextWriter output)
    {
        var (tenant, label) = (Arguments.Tenant(), Arguments.Label());
        var unlink = new Command("unlink", "Removes the link of a key to its technician. A running API applies it within minutes.")
        {
            tenant, label,
        };
        unlink.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(label);
            await services.GetRequiredService<IApiKeyDirectory>()
                .Link(parsed.GetRequiredValue(tenant), name, technician: null, cancellationToken);
            await output.WriteLineAsync($"Unlinked the key {name} of {parsed.GetRequiredValue(tenant)} from its technician.");
        });
        return unlink;
    }
}
