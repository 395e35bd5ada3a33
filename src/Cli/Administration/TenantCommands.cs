using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Cli.Administration;

/// <summary>The commands <c>tenant add|list|set</c>.</summary>
internal static class TenantCommands
{
    /// <summary>Creates the command with its subcommands.</summary>
    public static Command Create(IServiceProvider services, TextWriter output) => new("tenant", "Adds, lists and changes tenants.")
    {
        CreateAdd(services, output),
        CreateList(services, output),
        CreateSet(services, output),
    };

    private static Command CreateAdd(IServiceProvider services, TextWriter output)
    {
        var (name, settings) = (Arguments.Tenant(), new SettingOptions());
        var add = new Command("add", "Adds a tenant and prints its first credentials, which are shown only once.") { name };
        settings.AddTo(add);
        add.SetAction(async (parsed, cancellationToken) =>
        {
            var first = await services.GetRequiredService<ITenantDirectory>()
                .Add(parsed.GetRequiredValue(name), settings.Read(parsed), cancellationToken);
            await output.WriteLineAsync($"""
                Added tenant {first.TenantName}. Its first credentials, shown only now:
                HTTP Basic  {first.UserName}:{first.Password}@{first.TenantName}
                X-Api-Key   {first.ApiKey}
                """);
        });
        return add;
    }

    private static Command CreateList(IServiceProvider services, TextWriter output)
    {
        var list = new Command("list", "Lists all tenants with their settings.");
        list.SetAction(async (_, cancellationToken) =>
        {
            foreach (var tenant in await services.GetRequiredService<ITenantDirectory>().List(cancellationToken))
            {
                await output.WriteLineAsync(Format(tenant));
            }
        });
        return list;
    }

    private static Command CreateSet(IServiceProvider services, TextWriter output)
    {
        var (name, settings) = (Arguments.Tenant(), new SettingOptions());
        var set = new Command("set", "Changes settings of a tenant. A running API applies them within minutes.") { name };
        settings.AddTo(set);
        set.SetAction(async (parsed, cancellationToken) =>
        {
            var tenant = await services.GetRequiredService<ITenantDirectory>()
                .Set(parsed.GetRequiredValue(name), settings.Read(parsed), cancellationToken);
            await output.WriteLineAsync(Format(tenant));
        });
        return set;
    }

    private static string Format(Tenant tenant) =>
        $"{tenant.Name}  time-zone={tenant.TimeZone}  nulls={tenant.Nulls}  handling={tenant.Handling}  if-match={tenant.IfMatch}  "
            + $"costs={tenant.Costs}";
}
