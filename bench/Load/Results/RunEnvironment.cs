using System.Collections;
using System.Runtime.InteropServices;

namespace WorkOrders.Load.Results;

/// <summary>The environment of the measurements.</summary>
internal static class RunEnvironment
{
    /// <summary>Returns the properties of the environment with their names.</summary>
    public static IEnumerable<(string Name, string Value)> Describe(Bench bench) =>
    [
        ("Processor", $"{Processor()}, {Environment.ProcessorCount} cores, shared by clients, programs and database"),
        ("Memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB"),
        ("File system", $"{bench.Server.Disk}"),
        ("System", $"{RuntimeInformation.OSDescription}, kernel {Environment.OSVersion.Version}"),
        (".NET", $"{Environment.Version}"),
        ("PostgreSQL", $"{bench.Server.Version}, fsync and synchronous_commit on, 256 MB of shared_buffers"),
        ("WorkOrders", Repository.Version()),
        ("API settings", Settings()),
        ("Measured", bench.Options.Describe()),
    ];

    private static string Processor()
    {
        const string Model = "model name";
        var line = OperatingSystem.IsLinux()
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Model, StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? $"{RuntimeInformation.ProcessArchitecture}";
    }

    // The API inherits the environment; other settings do not affect the results and may be secret.
    private static string Settings()
    {
        var set = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}")
            .Where(variable => variable.StartsWith("Coalescing__", StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
                .ToList();
        return set.Count == 0 ? "defaults" : string.Join(", ", set);
    }
}
