using System.Reflection;
using System.Runtime.InteropServices;

namespace WorkOrders.Load.Results;

/// <summary>What the figures depend on besides.</summary>
internal static class Machine
{
    /// <summary>Each thing with its name.</summary>
    /// <param name="postgres">PostgreSQL's version.</param>
    public static IEnumerable<(string Name, string Value)> Describe(string postgres) =>
    [
        ("Processor", $"{Processor()}, {Environment.ProcessorCount} cores, shared by clients, program and database"),
        ("Memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB"),
        ("System", $"{RuntimeInformation.OSDescription}, kernel {Environment.OSVersion.Version}"),
        (".NET", Environment.Version.ToString()),
        ("PostgreSQL", $"{postgres}, fsync and synchronous_commit on, 256 MB of shared_buffers"),
        ("WorkOrders", typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion), // with the commit
    ];

    private static string Processor()
    {
        const string Model = "model name";
        var line = OperatingSystem.IsLinux() ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Model, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? $"{RuntimeInformation.ProcessArchitecture}";
    }
}
