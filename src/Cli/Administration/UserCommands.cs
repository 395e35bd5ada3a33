using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Cli.Administration;

/// <summary>The commands <c>user add|list|role|password|disable|enable|link|unlink</c>.</summary>
internal static class UserCommands
{
    /// <summary>Creates the command with its subcommands.</summary>
    public static Command Create(IServiceProvider services, TextWriter output) => new(
        "user", "Adds, lists and changes the API users of a tenant.")
    {
        CreateAdd(services, output),
        CreateList(services, output),
        CreateRole(services, output),
        CreateSubcommand(services, "password", "Sets a new password, prints it once, and ends the sessions of the user.",
            async (users, tenant, user, cancellationToken) =>
                await output.WriteLineAsync(FormatCredential(user, await users.NewPassword(tenant, user, cancellationToken), tenant))),
        CreateSubcommand(services, "disable", "Disables a user and ends its sessions. A running API refuses it within minutes.",
            async (users, tenant, user, cancellationToken) =>
            {
                await users.SetDisabled(tenant, user, disabled: true, cancellationToken);
                await output.WriteLineAsync($"Disabled {user}@{tenant}.");
            }),
        CreateSubcommand(services, "enable", "Enables a disabled user.",
            async (users, tenant, user, cancellationToken) =>
            {
                await users.SetDisabled(tenant, user, disabled: false, cancellationToken);
                await output.WriteLineAsync($"Enabled {user}@{tenant}.");
            }),
        CreateLink(services, output),
        CreateSubcommand(services, "unlink", "Removes the link of a user to its technician. A running API applies it within minutes.",
            async (users, tenant, user, cancellationToken) =>
            {
                await users.Link(tenant, user, technician: null, cancellationToken);
                await output.WriteLineAsync($"Unlinked {user}@{tenant} from its technician.");
            }),
    };

    private static Command CreateSubcommand(
        IServiceProvider services,
        string name,
        string description,
        Func<IUserDirectory, string, string, CancellationToken, Task> run)
    {
        var (tenant, user) = (Arguments.Tenant(), Arguments.User());
        var command = new Command(name, description) { tenant, user };
        command.SetAction((parsed, cancellationToken) => run(
            services.GetRequiredService<IUserDirectory>(),
            parsed.GetRequiredValue(tenant),
            parsed.GetRequiredValue(user),
            cancellationToken));
        return command;
    }

    private static Command CreateAdd(IServiceProvider services, TextWriter output)
    {
        var (tenant, user, role) = (Arguments.Tenant(), Arguments.User(), Arguments.RoleOption());
        var add = new Command("add", "Adds a user and prints the password, which is shown only once.") { tenant, user, role };
        add.SetAction(async (parsed, cancellationToken) =>
        {
            var (domain, name) = (parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(user));
            var password = await services.GetRequiredService<IUserDirectory>()
                .Add(domain, name, RoleNames.Parse(parsed.GetRequiredValue(role)), cancellationToken);
            await output.WriteLineAsync(FormatCredential(name, password, domain));
        });
        return add;
    }

    private static Command CreateList(IServiceProvider services, TextWriter output)
    {
        var tenant = Arguments.Tenant();
        var list = new Command("list", "Lists the users of a tenant, never their passwords.") { tenant };
        list.SetAction(async (parsed, cancellationToken) =>
        {
            foreach (var user in await services.GetRequiredService<IUserDirectory>()
                .List(parsed.GetRequiredValue(tenant), cancellationToken))
            {
                var technician = user.Technician is null ? "" : $"  technician {user.Technician}";
                await output.WriteLineAsync($"{user.Name}  role {user.Role}{technician}{(user.Disabled ? "  disabled" : "")}");
            }
        });
        return list;
    }

    private static Command CreateRole(IServiceProvider services, TextWriter output)
    {
        var (tenant, user, role) = (Arguments.Tenant(), Arguments.User(), Arguments.Role());
        var change = new Command("role", "Changes what a user may do. A running API applies it within minutes.") { tenant, user, role };
        change.SetAction(async (parsed, cancellationToken) =>
        {
            var (name, given) = (parsed.GetRequiredValue(user), parsed.GetRequiredValue(role));
            await services.GetRequiredService<IUserDirectory>()
                .SetRole(parsed.GetRequiredValue(tenant), name, RoleNames.Parse(given), cancellationToken);
            await output.WriteLineAsync($"{name}@{parsed.GetRequiredValue(tenant)} has the role {given}.");
        });
        return change;
    }

    private static Command CreateLink(IServiceProvider services, TextWriter output)
    {
        var (tenant, user, technician) = (Arguments.Tenant(), Arguments.User(), Arguments.Technician());
        var link = new Command("link",
            "Links a user to its technician, for whom its requests then act. A running API applies it within minutes.")
        {
            tenant, user, technician,
        };
        link.SetAction(async (parsed, cancellationToken) =>
        {
            var (name, code) = (parsed.GetRequiredValue(user), parsed.GetRequiredValue(technician));
            await services.GetRequiredService<IUserDirectory>().Link(parsed.GetRequiredValue(tenant), name, code, cancellationToken);
            await output.WriteLineAsync($"Linked {name}@{parsed.GetRequiredValue(tenant)} to the technician {code}.");
        });
        return link;
    }

    private static string FormatCredential(string user, string password, string tenant) =>
        $"HTTP Basic  {user}:{password}@{tenant}  (shown only now)";
}
