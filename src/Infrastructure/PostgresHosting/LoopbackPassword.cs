using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Cryptography;
using System.Security.Principal;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>
/// Windows only: every local user can connect to a loopback port, so a random password protects the server. It is stored in a file that
/// only its owner can read.
/// </summary>
[SupportedOSPlatform("windows")]
internal static class LoopbackPassword
{
    /// <summary>
    /// Reads the password from the file; creates a password (256 bits, hexadecimal) and the file when the file does not exist.
    /// </summary>
    public static string ReadOrCreate(string path)
    {
        if (File.Exists(path))
        {
            return File.ReadAllText(path);
        }
        var onlyOwner = new FileSecurity();
        onlyOwner.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        onlyOwner.AddAccessRule(
            new FileSystemAccessRule(WindowsIdentity.GetCurrent().User!, FileSystemRights.FullControl, AccessControlType.Allow));
        var password = RandomNumberGenerator.GetHexString(64);
        using var file = new FileInfo(path)
            .Create(FileMode.CreateNew, FileSystemRights.Write, FileShare.None, 4096, FileOptions.None, onlyOwner);
        using var writer = new StreamWriter(file);
        writer.Write(password);
        return password;
    }
}
