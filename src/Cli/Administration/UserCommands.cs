using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Cli.Administration;

/// <summary>The commands <c>user add|password|disable|enable|link|unlink</c>.</summary>
internal static class UserCommands
{
    /// <summary>Creates the command with its subcommands.</summary>
    public static Command Create(IServiceProvider services, TextWriter output) => new("user", "Adds and changes the API users of a tenant.")
    {
        CreateSubcommand(services, "add", "Adds a user and prints the password, which is shown only once.",
            async (users, tenant, user, cancellationToken) =>
                await output.WriteLineAsync(FormatCredential(user, await users.Add(tenant, user, cancellationToken), tenant))),
        CreateSubcommand(services, "password", "Sets a new password and prints it; it is shown only once.",
            async (users, tenant, user, cancellationToken) =>
                await output.WriteLineAsync(FormatCredential(user, await users.NewPassword(tenant, user, cancellationToken), tenant))),
        CreateSubcommand(services, "disable", "Disables a user. A running API refuses the user within minutes.",
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
