namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>
/// The operating system user of PostgreSQL's programs: the API's user, or an unprivileged user instead of root, which PostgreSQL refuses.
/// </summary>
internal sealed class ServerAccount
{
    private static readonly string[] Unprivileged = ["postgres", "nobody"];

    private ServerAccount(string? user) => User = user;

    /// <summary>The user to switch to; null to run as the user of the API.</summary>
    public string? User { get; }

    /// <summary>
    /// Returns the user for a server directory. When root runs the API, it is the owner of an existing directory, so that the data stays
    /// accessible to that user; otherwise <c>postgres</c>, or <c>nobody</c> if there is no such user.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">Root runs the API, and the system has neither user.</exception>
    public static async Task<ServerAccount> For(string serverDirectory, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return new ServerAccount(null);
        }
        string[] candidates = Directory.Exists(serverDirectory) ? [await OwnerOf(serverDirectory, ct), .. Unprivileged] : Unprivileged;
        foreach (var user in candidates)
        {
            if (await ProcessRunner.Run("id", ["-u", user], user: null, ct) is { Succeeded: true, Output: not "0" })
            {
                return new ServerAccount(user);
            }
        }
        throw new EmbeddedPostgresException(
            "PostgreSQL does not run as root, and this system has neither a user postgres nor a user nobody to run it as. " +
            "Create the user postgres (useradd --system postgres), or start the API as an ordinary user.");
    }

    /// <summary>Runs a program as this user.</summary>
    public Task<ProcessResult> Run(string program, IEnumerable<string> arguments, CancellationToken ct, string input = "") =>
        ProcessRunner.Run(program, arguments, User, ct, input);

    /// <summary>
    /// Checks whether this user can enter the directory. The check enters it, because the owners, access lists and mounts of parent
    /// directories count too.
    /// </summary>
    public async Task<bool> CanEnter(string directory, CancellationToken ct) =>
        User is null || (await Run("/bin/sh", ["-c", "cd \"$0\"", directory], ct)).Succeeded;

    /// <summary>Makes a directory and its content private to this user; creates the directory if it does not exist.</summary>
    /// <exception cref="EmbeddedPostgresException">The directory belongs to another user.</exception>
    public async Task TakeOwnership(string directory, CancellationToken ct)
    {
        Directory.CreateDirectory(directory);
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        if (User is not null && await OwnerOf(directory, ct) != User)
        {
            var (code, output) = await ProcessRunner.Run("chown", ["-hR", User, directory], user: null, ct);
            if (code != 0)
            {
                throw new EmbeddedPostgresException($"The owner of {directory} could not be changed to {User}: {output}");
            }
        }
        try
        {
            File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedPostgresException(
                $"{directory} does not belong to {Environment.UserName}: an API of another user created it. " +
                "Start the API as that user, or set Embedded:DataDirectory to another directory.", e);
        }
    }

    private static async Task<string> OwnerOf(string directory, CancellationToken ct)
    {
        string[] format = OperatingSystem.IsLinux() ? ["-c", "%U"] : ["-f", "%Su"];
        return (await ProcessRunner.Run("stat", [.. format, directory], user: null, ct)).Output;
    }
}
