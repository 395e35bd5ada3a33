using System.CommandLine;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Administration;

/// <summary><c>tenant add|list|set</c>.</summary>
internal static class TenantCommands
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(IServiceProvider services, TextWriter output)
    {
        var tenants = services.GetRequiredService<ITenantDirectory>();
        return new Command("tenant", "Adds tenants, lists them and changes their settings.")
        {
            Add(tenants, output),
            List(tenants, output),
            Set(tenants, output),
        };
    }

    private static Command Add(ITenantDirectory tenants, TextWriter output)
    {
        var (name, settings) = (Arguments.Tenant(), new SettingOptions());
        var add = new Command("add", "Adds a tenant and prints its first credentials, once.") { name };
        settings.AddTo(add);
        add.SetAction(async (parsed, cancellationToken) =>
        {
            var first = await tenants.Add(parsed.GetRequiredValue(name), settings.Read(parsed), cancellationToken);
            await output.WriteLineAsync($"""
                Added tenant {first.TenantName}. Its first credentials, shown only now:
                HTTP Basic  {first.UserName}:{first.Password}@{first.TenantName}
                X-Api-Key   {first.ApiKey}
                """);
        });
        return add;
    }

    private static Command List(ITenantDirectory tenants, TextWriter output)
    {
        var list = new Command("list", "Lists all tenants with their settings.");
        list.SetAction(async (_, cancellationToken) =>
        {
            foreach (var tenant in await tenants.List(cancellationToken))
            {
                await output.WriteLineAsync(Line(tenant));
            }
        });
        return list;
    }

    private static Command Set(ITenantDirectory tenants, TextWriter output)
    {
        var (name, settings) = (Arguments.Tenant(), new SettingOptions());
        var set = new Command("set", "Changes settings of a tenant; a running API follows within minutes.") { name };
        settings.AddTo(set);
        set.SetAction(async (parsed, cancellationToken) =>
            await output.WriteLineAsync(Line(await tenants.Set(parsed.GetRequiredValue(name), settings.Read(parsed), cancellationToken))));
        return set;
    }

    private static string Line(Tenant tenant) =>
        $"{tenant.Name}  time-zone={tenant.TimeZone}  nulls={tenant.Nulls}  handling={tenant.Handling}";
}
