namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>
/// The user of the operating system that PostgreSQL's programs run as. PostgreSQL refuses root, so an API that root started
/// drops to an unprivileged user for them; whoever else started it runs them as himself.
/// </summary>
internal sealed class ServerAccount
{
    private static readonly string[] Unprivileged = ["postgres", "nobody"];

    private ServerAccount(string? user) => User = user;

    /// <summary>The user to become; null: stay the one that runs the API.</summary>
    public string? User { get; }

    /// <summary>The user for a server directory: the one that owns it already, so that data made by an ordinary user stays his when root starts the API; else <c>postgres</c>, else <c>nobody</c>.</summary>
    /// <exception cref="EmbeddedPostgresException">Root started the API and the system has neither user.</exception>
    public static async Task<ServerAccount> For(string serverDirectory, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return new ServerAccount(null);
        }
        string[] known = Directory.Exists(serverDirectory) ? [await OwnerOf(serverDirectory, ct), .. Unprivileged] : Unprivileged;
        foreach (var user in known)
        {
            if (await Command.Run("id", ["-u", user], user: null, ct) is { Succeeded: true, Output: not "0" })
            {
                return new ServerAccount(user);
            }
        }
        throw new EmbeddedPostgresException(
            "PostgreSQL refuses to run as root, and this system has no user postgres or nobody to run it as. Make one (useradd --system postgres), or start the API as an ordinary user.");
    }

    /// <summary>Runs one of the programs as this user.</summary>
    public Task<CommandOutcome> Run(string program, IEnumerable<string> arguments, CancellationToken ct, string input = "") =>
        Command.Run(program, arguments, User, ct, input);

    /// <summary>True when this user may pass through the directory; asked of the kernel, which alone knows of all owners, lists and mounts above it.</summary>
    public async Task<bool> CanEnter(string directory, CancellationToken ct) =>
        User is null || (await Run("/bin/sh", ["-c", "cd \"$0\"", directory], ct)).Succeeded;

    /// <summary>Makes a directory, its content included, private to this user.</summary>
    /// <exception cref="EmbeddedPostgresException">It belongs to somebody else.</exception>
    public async Task Own(string directory, CancellationToken ct)
    {
        Directory.CreateDirectory(directory);
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        if (User is not null && await OwnerOf(directory, ct) != User)
        {
            var (code, output) = await Command.Run("chown", ["-hR", User, directory], user: null, ct);
            if (code != 0)
            {
                throw new EmbeddedPostgresException($"{directory} could not be given to user {User}: {output}");
            }
        }
        try
        {
            File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedPostgresException(
                $"{directory} belongs to another user than {Environment.UserName}: it was made by an API that somebody else started. Start the API as that user, or set Embedded:DataDirectory to a directory of your own.", e);
        }
    }

    private static async Task<string> OwnerOf(string directory, CancellationToken ct)
    {
        string[] format = OperatingSystem.IsLinux() ? ["-c", "%U"] : ["-f", "%Su"];
        return (await Command.Run("stat", [.. format, directory], user: null, ct)).Output;
    }
}
