namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>Finds the command that installs PostgreSQL on this system.</summary>
internal static class InstallCommand
{
    // The contrib packages contain the extensions; with Debian, Homebrew and the Windows installer they come with the server.
    private static readonly (string Tool, string Arguments)[] PackageManagers =
    [
        ("apt-get", "install -y postgresql"),
        ("dnf", "install -y postgresql-server postgresql-contrib"),
        ("yum", "install -y postgresql-server postgresql-contrib"),
        ("zypper", "install -y postgresql-server postgresql-contrib"),
        ("pacman", "-S --noconfirm postgresql"),
        ("apk", "add postgresql postgresql-contrib"),
        ("brew", "install postgresql@17"),
        ("winget.exe", "install PostgreSQL.PostgreSQL.17"),
    ];

    /// <summary>Returns the command for the first package manager on the PATH; null when there is none.</summary>
    public static string? ForThisSystem()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        foreach (var (tool, arguments) in PackageManagers)
        {
            if (path.Any(directory => File.Exists(Path.Join(directory, tool))))
            {
                return $"{(NeedsSudo(tool) ? "sudo " : "")}{Path.GetFileNameWithoutExtension(tool)} {arguments}";
            }
        }
        return null;
    }

    private static bool NeedsSudo(string tool) => OperatingSystem.IsLinux() && tool != "brew" && !Environment.IsPrivilegedProcess;
}
