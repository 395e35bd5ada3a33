using System.CommandLine;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Administration;

/// <summary><c>user add|password|disable|enable</c>.</summary>
internal static class UserCommands
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(IServiceProvider services, TextWriter output)
    {
        var users = services.GetRequiredService<IUserDirectory>();
        return new Command("user", "Administers the API users of a tenant.")
        {
            Subcommand("add", "Adds a user and prints the password, once.", async (tenant, user, cancellationToken) =>
                await output.WriteLineAsync(Credential(user, await users.Add(tenant, user, cancellationToken), tenant))),
            Subcommand("password", "Gives a user a new password and prints it, once.", async (tenant, user, cancellationToken) =>
                await output.WriteLineAsync(Credential(user, await users.NewPassword(tenant, user, cancellationToken), tenant))),
            Subcommand("disable", "Refuses a user from now on; a running API follows within minutes.", async (tenant, user, cancellationToken) =>
            {
                await users.SetDisabled(tenant, user, disabled: true, cancellationToken);
                await output.WriteLineAsync($"Disabled {user}@{tenant}.");
            }),
            Subcommand("enable", "Lets a disabled user in again.", async (tenant, user, cancellationToken) =>
            {
                await users.SetDisabled(tenant, user, disabled: false, cancellationToken);
                await output.WriteLineAsync($"Enabled {user}@{tenant}.");
            }),
        };
    }

    private static Command Subcommand(string name, string description, Func<string, string, CancellationToken, Task> run)
    {
        var (tenant, user) = (Arguments.Tenant(), Arguments.User());
        var command = new Command(name, description) { tenant, user };
        command.SetAction((parsed, cancellationToken) => run(parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(user), cancellationToken));
        return command;
    }

    private static string Credential(string user, string password, string tenant) =>
        $"HTTP Basic  {user}:{password}@{tenant}  (shown only now)";
}
